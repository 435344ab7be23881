import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { state } from "./state.js";
import { HELP } from "./words-dialogs.js";

/** How it works, and all keys. */
export function openHelp() {
  const check = h("input", { type: "checkbox", checked: state.shortcuts });
  check.addEventListener("change", () => state.update({ shortcuts: check.checked }));
  const rows = HELP.keys.map(([keys, what]) => [h("dt", {}, keys.split(" ").map((key) => h("kbd", {}, key))), h("dd", {}, what)]);
  openDialog(
    HELP.title,
    [
      h("ol.how", {}, HELP.steps.map((step) => h("li", {}, step))),
      h("h3", {}, HELP.keysTitle),
      h("dl.keys", {}, rows),
      h("label.row", {}, check, HELP.single),
    ],
    { spec: "dialog.help" },
  );
}
