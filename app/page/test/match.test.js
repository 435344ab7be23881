import assert from "node:assert/strict";
import { test } from "node:test";
import { matching } from "../../src/main/resources/io/reprise/app/page/js/match.js";

const r = (start, end) => ({ start, end });

test("the very same range keeps its card, wherever it stands now", () => {
  assert.deepEqual(matching([r(0, 4), r(10, 14)], [r(10, 14), r(20, 24), r(0, 4)]), [1, -1, 0]);
});

test("the same is preferred to what is merely alike", () => {
  assert.deepEqual(matching([r(0, 4), r(0.5, 4)], [r(0.5, 4), r(0, 4)]), [1, 0]);
  assert.deepEqual(matching([r(0.5, 4.5), r(0, 4)], [r(0, 4)]), [1]);
});

test("a card is continued once, and not by a moment that shares little", () => {
  assert.deepEqual(matching([r(0, 4)], [r(0.2, 4), r(0.4, 4)]), [0, -1]);
  assert.deepEqual(matching([r(0, 4)], [r(3, 7)]), [-1]);
  assert.deepEqual(matching([], [r(3, 7)]), [-1]);
});
