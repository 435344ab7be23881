import { fill, focusHeading, h } from "./dom.js";
import { icon } from "./icons.js";
import { APP } from "./words.js";

const SHOWN_MS = 12_000;
const SHORT_MS = 4_000;
const MOST = 3;

/** Lines at the foot of the page that say what was done. */
export class Toasts extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", APP.messages);
    this.setAttribute("aria-live", "polite");
    fill(this);
  }

  /** @param {string} text @param {ToastOptions} options */
  show(text, { actions = [], bad = false, short = false }) {
    let timer = 0;
    const close = () => {
      clearTimeout(timer);
      if (line.contains(document.activeElement)) focusHeading();
      line.remove();
    };
    const line = h(`div.toast${bad ? ".bad" : ""}`, bad ? { role: "alert" } : {}, h("span", {}, text));
    for (const { label, run } of actions) {
      line.append(h("button", { type: "button", onclick: () => { close(); run(); } }, label));
    }
    line.append(h("button.square", { type: "button", "aria-label": APP.closeMessage, onclick: close }, icon("close")));
    const wait = () => (timer = setTimeout(close, short ? SHORT_MS : SHOWN_MS));
    const hold = () => clearTimeout(timer);
    for (const event of ["mouseenter", "focusin"]) line.addEventListener(event, hold);
    for (const event of ["mouseleave", "focusout"]) line.addEventListener(event, wait);
    this.append(line);
    while (this.children.length > MOST) this.firstElementChild.remove();
    wait();
    return close;
  }
}
customElements.define("rp-toasts", Toasts);

/**
 * @typedef {{actions?: Array<{label: string, run: () => void}>, bad?: boolean, short?: boolean}} ToastOptions
 * @param {string} text
 * @param {ToastOptions} [options]
 * @returns {() => void} closes it
 */
export function toast(text, options = {}) {
  return document.querySelector("rp-toasts").show(text, options);
}
