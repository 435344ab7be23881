import { fill, h } from "./dom.js";
import { icon } from "./icons.js";

const SHOWN_MS = 12_000;
const SHORT_MS = 4_000;
const MOST = 3;

/** Lines at the foot of the page that say what was done. */
class Toasts extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", "Messages");
    this.setAttribute("aria-live", "polite");
    fill(this);
  }

  show(text, { actions = [], bad = false, short = false }) {
    let timer = 0;
    const close = () => {
      clearTimeout(timer);
      if (line.contains(document.activeElement)) document.querySelector("main h1, main")?.focus();
      line.remove();
    };
    const line = h(`div.toast${bad ? ".bad" : ""}`, bad ? { role: "alert" } : {}, h("span", {}, text));
    for (const { label, run } of actions) {
      line.append(h("button", { type: "button", onclick: () => { close(); run(); } }, label));
    }
    line.append(h("button.square", { type: "button", "aria-label": "Close this message", onclick: close }, icon("close")));
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
 * @param {string} text
 * @param {{actions?: Array<{label: string, run: () => void}>, bad?: boolean, short?: boolean}} [options]
 * @returns {() => void} closes it
 */
export function toast(text, options = {}) {
  return document.querySelector("rp-toasts").show(text, options);
}
