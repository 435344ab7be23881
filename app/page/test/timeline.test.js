import assert from "node:assert/strict";
import { test } from "node:test";
import { columns, flags } from "../../src/main/resources/io/reprise/app/page/js/timeline-draw.js";

const segment = (start, end, percentile, generic = 0) => ({ start, end, percentile, generic });

test("a column shows the best of the segments that touch it", () => {
  const { mine, every } = columns({ width: 40, from: 0, perPixel: 1, segments: [segment(0, 20, 50, 10), segment(20, 40, 90), segment(18, 22, 70, 99)] });
  assert.equal(mine.length, 10);
  assert.equal(mine[0], 50);
  assert.equal(mine[9], 90);
  assert.equal(Math.max(...every), 99);
});

test("segments out of sight are left out, short ones are seen", () => {
  const { mine } = columns({ width: 40, from: 100, perPixel: 1, segments: [segment(0, 100, 99), segment(120, 120.5, 80), segment(140, 150, 99)] });
  assert.equal([...mine].filter((value) => value === 80).length, 1);
  assert.equal(Math.max(...mine), 80);
});

test("flags that would cover each other move apart and keep their order", () => {
  const suggestions = [{ start: 50, end: 52 }, { start: 50, end: 51 }, { start: 10, end: 12 }];
  const seen = flags({ width: 400, from: 0, perPixel: 1, suggestions });
  assert.deepEqual(seen.map((flag) => flag.index), [2, 1, 0]);
  for (let i = 1; i < seen.length; i++) assert.ok(seen[i].x - seen[i - 1].x >= 20);
});
