import { fill, h } from "./dom.js";
import { state } from "./state.js";

const AGAIN_MS = 2000;

/** Says that the server is away, asks for it, and fires `rp-back` on the window when it answers again. */
class Banner extends HTMLElement {
  #timer = 0;

  connectedCallback() {
    this.setAttribute("role", "status");
    state.addEventListener("change", (event) => event.detail.includes("online") && this.#show());
  }

  #show() {
    clearTimeout(this.#timer);
    fill(this, !state.online && h("p.banner", {}, "The server does not answer. Nothing you kept is lost; this page goes on as soon as it is back."));
    if (!state.online) this.#timer = setTimeout(() => this.#ask(), AGAIN_MS);
  }

  async #ask() {
    try {
      const response = await fetch("health");
      if (!response.ok && response.status !== 503) throw new Error(String(response.status));
      state.update({ online: true });
      dispatchEvent(new Event("rp-back"));
    } catch {
      this.#timer = setTimeout(() => this.#ask(), AGAIN_MS);
    }
  }
}
customElements.define("rp-banner", Banner);
