import { removeHighlight } from "./remove.js";
import { showTiles } from "./tile.js";

/** The GIFs kept from one video. */
class Kept extends HTMLElement {
  #list = [];

  connectedCallback() {
    this.setAttribute("role", "list");
    this.setAttribute("aria-label", "Kept from this video");
    this.addEventListener("rp-remove", (event) => this.#remove(event.detail));
  }

  show(highlights, video) {
    this.#list = highlights;
    showTiles(this, highlights, () => video);
    this.hidden = !highlights.length;
  }

  #remove(highlight) {
    const studio = this.closest("rp-studio");
    const at = this.#list.indexOf(highlight);
    removeHighlight(highlight, {
      gone: () => studio.showKept(this.#list.filter((one) => one.id !== highlight.id)),
      back: () => studio.showKept(this.#list.toSpliced(at, 0, highlight)),
      after: () => studio.isConnected && studio.rerank(),
      focus: () => (this.querySelector("rp-tile button:last-child") ?? studio.querySelector("h1"))?.focus(),
    });
  }
}
customElements.define("rp-kept", Kept);
