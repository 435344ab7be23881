import { api } from "./api.js";
import { fill, h } from "./dom.js";
import { state } from "./state.js";
import { APP } from "./words.js";

const AGAIN_MS = 2000;

/** Says that the server is away, and asks for it until it answers again. */
class Banner extends HTMLElement {
  #timer = 0;

  connectedCallback() {
    this.setAttribute("role", "status");
    state.on("online", () => this.#show());
  }

  #show() {
    clearTimeout(this.#timer);
    fill(this, !state.online && h("p.banner", {}, APP.away));
    if (!state.online) this.#timer = setTimeout(() => this.#ask(), AGAIN_MS);
  }

  async #ask() {
    if (await api.answers()) state.update({ online: true });
    else this.#timer = setTimeout(() => this.#ask(), AGAIN_MS);
  }
}
customElements.define("rp-banner", Banner);
