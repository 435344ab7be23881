import { h, say } from "./dom.js";
import { clock } from "./numbers.js";

const WAIT_MS = 140;
const HALF = 80;

/** A small picture of what is under the pointer on the timeline. */
export function peek() {
  const picture = h("img", { alt: "", width: 160, height: 90 });
  const label = h("span.number");
  const element = h("div.peek", { "aria-hidden": "true" }, picture, label);
  let timer = 0;
  element.hidden = true;
  picture.onerror = () => (picture.hidden = true);
  picture.onload = () => (picture.hidden = false);
  return {
    element,
    /** @param {number} clientX @param {number} time @param {HTMLElement & {frameUrl: ?((time: number) => string)}} host */
    at(clientX, time, host) {
      const box = host.getBoundingClientRect();
      element.hidden = !host.frameUrl;
      element.style.left = `${Math.min(box.width - HALF - 4, Math.max(HALF + 4, clientX - box.left))}px`;
      say(label, clock(time, 0));
      clearTimeout(timer);
      if (host.frameUrl) timer = setTimeout(() => (picture.src = host.frameUrl(time)), WAIT_MS);
    },
    away() {
      clearTimeout(timer);
      element.hidden = true;
    },
  };
}
