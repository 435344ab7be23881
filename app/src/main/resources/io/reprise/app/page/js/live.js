import { fill, h } from "./dom.js";

/** Says things to screen readers without showing them. */
class Live extends HTMLElement {
  connectedCallback() {
    this.line = h("p.unseen", { role: "status", "aria-live": "polite" });
    fill(this, this.line);
  }
}
customElements.define("rp-live", Live);

let timer = 0;

/** Says a line once; a line said shortly after takes its place. @param {string} text */
export function announce(text) {
  const line = document.querySelector("rp-live p");
  if (!line) return;
  clearTimeout(timer);
  line.textContent = "";
  timer = setTimeout(() => (line.textContent = text), 60);
}
