import { h } from "./dom.js";
import { openDialog } from "./dialog.js";
import { APP } from "./words.js";

/** Asks before something that can't be undone. @param {string} title @param {string} text @param {string} action @returns {Promise<boolean>} */
export function confirmed(title, text, action) {
  return new Promise((resolve) => {
    let sure = false;
    const dialog = openDialog(
      title,
      [
        h("p", {}, text),
        h(
          "div.acts",
          {},
          h("span.grow"),
          h("button", { type: "button", onclick: () => dialog.close() }, APP.cancel),
          h("button.strong", { type: "button", onclick: () => { sure = true; dialog.close(); } }, action),
        ),
      ],
      { onClose: () => resolve(sure) },
    );
  });
}
