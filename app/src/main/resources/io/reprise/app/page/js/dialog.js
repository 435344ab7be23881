import { focused, freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { APP } from "./words.js";

/**
 * A dialog over the page; Escape, its cross and a press beside it close it, and the focus goes back to where it was.
 * @param {string} title
 * @param {Child[]} content
 * @param {{spec?: "dialog" | `dialog.${string}`, onClose?: () => void}} [options]
 * @returns {HTMLDialogElement}
 */
export function openDialog(title, content, { spec = "dialog", onClose = () => {} } = {}) {
  const id = freshId("dialog");
  const before = focused();
  const cross = h("button.quiet.square", { type: "button", "aria-label": APP.close, onclick: () => dialog.close() }, icon("close"));
  const head = h("div.dialog-head", {}, h("h2", { id }, title), cross);
  /** @type {HTMLDialogElement} */
  const dialog = h(spec, { "aria-labelledby": id }, h("div.dialog-body", {}, head, content));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected) before.focus();
    onClose();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
