import assert from "node:assert/strict";
import { test } from "node:test";
import { Emitter } from "../../src/main/resources/io/reprise/app/page/js/emitter.js";

test("listeners hear their own event, in order, until they stop", () => {
  const emitter = new Emitter();
  const heard = [];
  const stop = emitter.on("a", (detail) => heard.push(["first", detail]));
  emitter.on("a", (detail) => heard.push(["second", detail]));
  emitter.on("b", () => heard.push("b"));
  emitter.emit("a", 1);
  stop();
  emitter.emit("a", 2);
  emitter.emit("nobody listens", 3);
  assert.deepEqual(heard, [["first", 1], ["second", 1], ["second", 2]]);
});

test("a listener that goes while it is told does not skip the next", () => {
  const emitter = new Emitter();
  const heard = [];
  const stop = emitter.on("a", () => stop());
  emitter.on("a", () => heard.push("next"));
  emitter.emit("a", null);
  assert.deepEqual(heard, ["next"]);
});
