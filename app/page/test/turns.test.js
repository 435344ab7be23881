import assert from "node:assert/strict";
import { test } from "node:test";
import { Turns } from "../../src/main/resources/io/reprise/app/page/js/turns.js";

/** A task that ends when it is told to; `begun` notes the order. */
function task(begun, name) {
  const end = Promise.withResolvers?.() ?? resolvers();
  return { run: () => (begun.push(name), end.promise), end: end.resolve, fail: end.reject };
}

function resolvers() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("no more run than may, and the first in order is next", async () => {
  const begun = [];
  const turns = new Turns(1, (a, b) => a.place < b.place);
  const tasks = ["a", "d", "b", "c"].map((name) => task(begun, name));
  const places = [0, 3, 1, 2];
  const runs = tasks.map((one, i) => turns.run(one.run, { place: places[i] }));
  assert.deepEqual(begun, ["a"]);
  for (const i of [0, 2, 3, 1]) {
    tasks[i].end();
    await runs[i];
    await settled();
  }
  assert.deepEqual(begun, ["a", "b", "c", "d"]);
});

test("without an order who came first is next", async () => {
  const begun = [];
  const turns = new Turns(2);
  const tasks = [1, 2, 3, 4].map((name) => task(begun, name));
  const runs = tasks.map((one) => turns.run(one.run));
  assert.deepEqual(begun, [1, 2]);
  tasks[1].end();
  await runs[1];
  await settled();
  assert.deepEqual(begun, [1, 2, 3]);
});

test("a task that fails gives its turn on, and tells", async () => {
  const begun = [];
  const turns = new Turns(1);
  const [bad, good] = ["bad", "good"].map((name) => task(begun, name));
  const failed = turns.run(bad.run);
  const done = turns.run(good.run);
  bad.fail(new Error("no"));
  await assert.rejects(failed, /no/);
  good.end("yes");
  assert.equal(await done, "yes");
  assert.equal(await turns.run(async () => "free again"), "free again");
});
