import { isTyping } from "./dom.js";
import { openHelp } from "./help.js";
import { state } from "./state.js";
import { undoLast } from "./undo.js";

/** @type {Record<string, string>} */
const VIDEO = {
  " ": "play", ",": "back", ".": "forward", n: "next", p: "previous", r: "loop", l: "looping", i: "start", o: "end",
  k: "keep", x: "reject", d: "download", "+": "closer", "=": "closer", "-": "farther", 0: "whole", m: "sound",
};
/** @type {Record<string, string>} */
const PAGES = { v: "#/", g: "#/gifs" };

/** Listens for the page's keys. @param {() => ?{act?: (name: string) => void}} view what is shown */
export function listenForKeys(view) {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]") || isTyping(event.target)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.metaKey ? undo(event, key) : single(event, key, view())) event.preventDefault();
  });
}

/** @param {KeyboardEvent} event @param {string} key @returns {boolean} whether it was meant for the page */
function undo(event, key) {
  if (key !== "z" || event.shiftKey) return false;
  undoLast();
  return true;
}

/** @param {KeyboardEvent} event @param {string} key @param {?{act?: (name: string) => void}} view @returns {boolean} whether it was meant for the page */
function single(event, key, view) {
  if (event.altKey || !state.shortcuts || !state.session.user) return false;
  if (key === "?") openHelp();
  else if (key in PAGES) location.hash = PAGES[key];
  else if (key in VIDEO && view?.act && !(key === " " && pressable(event.target))) view.act(VIDEO[key]);
  else return false;
  return true;
}

/** Space presses what has the focus, if that can be pressed. @param {?EventTarget} target */
function pressable(target) {
  return target instanceof Element && target.closest("button, a, summary, input, [role=button]") !== null;
}
