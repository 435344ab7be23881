import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { state } from "./state.js";

const KEYS = [
  ["Space", "play or pause"],
  [", .", "one frame back, forward"],
  ["N P", "next, previous suggestion"],
  ["R", "play the chosen range from its start"],
  ["L", "loop on, off"],
  ["I O", "start, end the GIF here"],
  ["← →", "on an end of the GIF: one frame (Shift: ten; Page keys: a second; Home, End: the next cut)"],
  ["K", "keep"],
  ["X", "not this one"],
  ["D", "download"],
  ["Ctrl Z", "undo, several steps"],
  ["+ − 0", "zoom the timeline in, out, whole"],
  ["M", "sound on, off"],
  ["V G", "videos, my GIFs"],
  ["?", "this help"],
];

/** How it works, and all keys. */
export function openHelp() {
  const check = h("input", { type: "checkbox", checked: state.shortcuts });
  check.addEventListener("change", () => state.update({ shortcuts: check.checked }));
  const rows = KEYS.map(([keys, what]) => [h("dt", {}, keys.split(" ").map((key) => h("kbd", {}, key))), h("dd", {}, what)]);
  openDialog(
    "How it works",
    [
      h(
        "ol.how",
        {},
        h("li", {}, "Drop a video. The first suggestions come while it is being watched."),
        h("li", {}, "Keep what you would share, say “Not this” to what you would not: what is like the one rises, what is like the other falls, here and in other videos."),
        h("li", {}, "Move the ends where a moment should begin or stop; download it as GIF, WebP or MP4."),
      ),
      h("h3", {}, "Keys"),
      h("dl.keys", {}, rows),
      h("label.row", {}, check, "Single keys do these things"),
    ],
    { spec: "dialog.help" },
  );
}
