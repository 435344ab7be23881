import { api } from "./api.js";
import { state } from "./state.js";
import { toast } from "./toast.js";
import { done } from "./undo.js";
import { errorText, WALL } from "./words.js";

/**
 * Takes a GIF out of the history, so that it can be taken back.
 * @param {StoredHighlight} highlight
 * @param {{gone: () => void, back: () => void, after?: () => unknown, focus: () => void}} view what shows it
 */
export async function removeHighlight(highlight, { gone, back, after = () => {}, focus }) {
  try {
    await api.remove(highlight.id);
  } catch (error) {
    toast(errorText(error), { bad: true });
    return;
  }
  state.countHighlights(-1);
  gone();
  focus();
  after();
  done(WALL.removed(highlight.name), async () => {
    await api.restore(highlight.id);
    state.countHighlights(1);
    back();
    after();
  });
}
