import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { reason, stage, standing, VIDEO, errorText, unlikely } from "../../src/main/resources/io/reprise/app/page/js/words.js";

const openapi = await readFile(new URL("../../src/main/resources/io/reprise/app/server/openapi.yaml", import.meta.url), "utf8");
const enumOf = (name) => openapi.match(new RegExp(`^    ${name}: \\{type: string.* enum: \\[([^\\]]+)\\]\\}$`, "m"))[1].split(", ");

test("every stage the server can send has a text of its own", () => {
  const stages = enumOf("Stage");
  const texts = stages.map((name) => stage({ state: "running", stage: name }));
  assert.ok(stages.length > 4);
  assert.equal(new Set(texts).size, stages.length);
  assert.ok(!texts.includes("Working"));
  assert.equal(stage({ state: "queued", stage: null }), "Waiting for its turn");
  assert.equal(stage({ state: "running", stage: null }), "Working");
});

test("every part of a score has a reason, and a highlight goes before it", () => {
  const reasons = enumOf("Part").map((part) => reason({ because: [], parts: { generic: -1, [part]: 2 } }));
  assert.equal(new Set(reasons).size, 3);
  assert.equal(reason({ because: [], parts: {} }), "many would like this moment");
  assert.equal(reason({ because: [{ highlight: "1", name: "dog.gif", similarity: 1 }], parts: { generic: 1 } }), "like your GIF dog.gif");
});

test("standing speaks of this video only, and never of the top 0 %", () => {
  assert.equal(standing(99.99), "in the top 1 % of this video");
  assert.equal(standing(50), "no better than the rest of this video");
});

test("what suggestions go by follows what the answer knows", () => {
  const answer = { complete: true, personalised: true, history: 1, confidence: 0.9, suggestions: [{}] };
  assert.match(VIDEO.basis(answer), /^By one GIF made before/);
  assert.match(VIDEO.basis({ ...answer, history: 5 }), /^By 5 GIFs made before/);
  assert.match(VIDEO.basis({ ...answer, confidence: 0.2 }), /these are guesses/);
  assert.match(VIDEO.basis({ ...answer, personalised: false, confidence: null }), /^What many would like/);
  assert.match(VIDEO.basis({ ...answer, complete: false }), /better ones may follow/);
  assert.match(VIDEO.basis({ ...answer, looking: "job" }), /being analysed/);
  assert.equal(unlikely({ confidence: null }), false);
});

test("errorText tells every field once", () => {
  const error = Object.assign(new Error("wrong"), { fields: [{ field: "a", message: "wrong" }, { field: "b", message: "b is missing" }] });
  assert.equal(errorText(error), "wrong b is missing");
  assert.equal(errorText(new Error("away")), "away");
});
