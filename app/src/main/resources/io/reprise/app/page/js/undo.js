import { announce } from "./live.js";
import { toast } from "./toast.js";
import { APP, errorText } from "./words.js";

/** @typedef {{label: string, undo: () => Promise<void>, close: () => void}} Step */

/** What can be taken back, the newest last. @type {Step[]} */
const steps = [];
const MOST = 50;

/**
 * Says what was done, with a button that takes it back; Ctrl+Z does too, several steps far.
 * @param {string} label what was done: "Kept 4:24 – 4:28"
 * @param {() => Promise<void>} undo
 * @param {{label: string, run: () => void}} [more] another thing to do with it
 */
export function done(label, undo, more) {
  /** @type {Step} */
  const step = { label, undo, close: () => {} };
  /** @type {Array<{label: string, run: () => void}>} */
  const actions = [{ label: APP.undo, run: () => takeBack(step) }];
  if (more) actions.unshift(more);
  step.close = toast(label, { actions });
  steps.push(step);
  if (steps.length > MOST) steps.shift();
}

/** Takes the newest step back. */
export async function undoLast() {
  const step = steps.at(-1);
  if (step) await takeBack(step);
  else announce(APP.nothingToUndo);
}

/** @param {Step} step */
async function takeBack(step) {
  const index = steps.indexOf(step);
  if (index < 0) return;
  steps.splice(index, 1);
  step.close();
  try {
    await step.undo();
    toast(APP.undone(step.label), { short: true });
  } catch (error) {
    steps.push(step);
    toast(errorText(error), { bad: true });
  }
}
