import { focusHeading } from "./dom.js";
import { removeHighlight } from "./remove.js";
import { showTiles } from "./tile.js";
import { VIDEO } from "./words.js";

/** @typedef {import("./video-store.js").VideoStore} VideoStore */

/** The GIFs kept from one video. */
export class Kept extends HTMLElement {
  /** @type {VideoStore} */
  #store;

  connectedCallback() {
    this.setAttribute("role", "list");
    this.setAttribute("aria-label", VIDEO.keptHead);
    this.addEventListener("rp-remove", (event) => this.#remove(/** @type {CustomEvent} */ (event).detail));
  }

  /** @param {StoredHighlight[]} highlights @param {VideoStore} store */
  show(highlights, store) {
    this.#store = store;
    showTiles(this, highlights, () => store.video);
    this.hidden = !highlights.length;
  }

  /** @param {StoredHighlight} highlight */
  #remove(highlight) {
    const store = this.#store;
    const at = store.kept.indexOf(highlight);
    removeHighlight(highlight, {
      gone: () => store.setKept(store.kept.filter((one) => one.id !== highlight.id)),
      back: () => store.setKept(store.kept.toSpliced(at, 0, highlight)),
      after: () => store.closed || store.rerank(),
      focus: () => {
        const tile = this.querySelector("rp-tile");
        if (tile) tile.removeButton.focus();
        else focusHeading();
      },
    });
  }
}
customElements.define("rp-kept", Kept);
