import { api } from "./api.js";
import { state } from "./state.js";
import { toast } from "./toast.js";
import { done } from "./undo.js";
import { trouble } from "./words.js";

/**
 * Takes a GIF out of the history, so that it can be taken back.
 * @param {object} highlight
 * @param {{gone: () => void, back: () => void, after?: () => void, focus: () => void}} view what shows it
 */
export async function removeHighlight(highlight, { gone, back, after = () => {}, focus }) {
  try {
    await api.remove(highlight.id);
  } catch (error) {
    toast(trouble(error), { bad: true });
    return;
  }
  count(-1);
  gone();
  focus();
  after();
  done(`Removed ${highlight.name}`, async () => {
    await api.restore(highlight.id);
    count(1);
    back();
    after();
  });
}

function count(by) {
  if (state.highlights !== null) state.update({ highlights: Math.max(0, state.highlights + by) });
}
