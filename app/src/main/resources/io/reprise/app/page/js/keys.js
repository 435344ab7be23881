import { isTyping } from "./dom.js";
import { openHelp } from "./help.js";
import { state } from "./state.js";
import { undoLast } from "./undo.js";

const STUDIO = {
  " ": "play", ",": "back", ".": "forward", n: "next", p: "previous", r: "loop", l: "looping", i: "start", o: "end",
  k: "keep", x: "reject", d: "download", "+": "closer", "=": "closer", "-": "farther", 0: "whole", m: "sound",
};
const PAGES = { v: "#/", g: "#/gifs" };

/** Listens for the page's keys. @param {() => ?HTMLElement} view what is shown */
export function listenForKeys(view) {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if ((event.ctrlKey || event.metaKey) && key === "z" && !event.shiftKey && !isTyping(event.target)) {
      event.preventDefault();
      undoLast();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !state.shortcuts || !state.session.user) return;
    if (key === "?") openHelp();
    else if (key in PAGES) location.hash = PAGES[key];
    else if (key in STUDIO && view()?.act && !(key === " " && pressable(event.target))) view().act(STUDIO[key]);
    else return;
    event.preventDefault();
  });
}

/** Space presses what has the focus, if that can be pressed. */
function pressable(target) {
  return target instanceof Element && target.closest("button, a, summary, input, [role=button]") !== null;
}
