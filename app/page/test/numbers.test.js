import assert from "node:assert/strict";
import { test } from "node:test";
import { bytes, clock, day, hundredths, left, length, plural, range, spoken } from "../../src/main/resources/io/reprise/app/page/js/numbers.js";

test("bytes count a kB as 1000 and never show 1000 of a unit", () => {
  const shown = { 0: "0 bytes", 999: "999 bytes", 1000: "1.0 kB", 30_610_077: "30.6 MB", 999_499: "999 kB", 999_949: "1.0 MB", 4e12: "4.0 TB" };
  for (const [count, text] of Object.entries(shown)) assert.equal(bytes(Number(count)), text);
});

test("clock carries over and does not show 60 seconds", () => {
  assert.equal(clock(264.42), "4:24.4");
  assert.equal(clock(59.96), "1:00.0");
  assert.equal(clock(3599.99), "1:00:00.0");
  assert.equal(clock(59.9, 0), "0:59");
  assert.equal(clock(-1), "0:00.0");
  assert.equal(range(1, 2.25), "0:01.0 – 0:02.3");
});

test("spoken names every unit and carries over", () => {
  assert.equal(spoken(264.4), "4 minutes 24.4 seconds");
  assert.equal(spoken(3661), "1 hour 1 minute 1 second");
  assert.equal(spoken(59.999), "1 minute 0 seconds");
});

test("left, plural, length, hundredths", () => {
  assert.deepEqual([1, 20, 89.2, 200].map(left), ["nearly done", "about 20 s left", "about 90 s left", "about 4 min left"]);
  assert.deepEqual([plural(1, "GIF"), plural(0, "GIF")], ["1 GIF", "0 GIFs"]);
  assert.deepEqual([length(3.21), length(65)], ["3.2 s", "1:05.0"]);
  assert.equal(hundredths(29.97003), 29.97);
});

test("day names today and yesterday, and the year of another year", () => {
  const now = new Date(2026, 4, 3, 12);
  assert.equal(day(new Date(2026, 4, 3, 0, 1), now), "today");
  assert.equal(day(new Date(2026, 4, 2, 23, 59), now), "yesterday");
  assert.equal(day(new Date(2026, 0, 9), now), "9 January");
  assert.equal(day(new Date(2025, 11, 31), now), "31 December 2025");
});
