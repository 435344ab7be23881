import { h } from "./dom.js";
import { openDialog } from "./dialog.js";

/** Asks before something that can't be undone. @returns {Promise<boolean>} */
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
          h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"),
          h("button.strong", { type: "button", onclick: () => { sure = true; dialog.close(); } }, action),
        ),
      ],
      { onClose: () => resolve(sure) },
    );
  });
}
