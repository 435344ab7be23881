import { api } from "./api.js";
import { fill, freshId, h } from "./dom.js";
import { openEncoders } from "./encoders.js";
import { state } from "./state.js";
import { plural } from "./words.js";

/**
 * Chooses whose taste the suggestions follow: mine, nobody's, or another user's; and says aloud when it isn't mine. Where
 * the server has several encoders, also what looks at the pictures, and where more can be fetched, a way there.
 */
class Ranking extends HTMLElement {
  #onState = (event) => {
    if (event.detail.includes("highlights") || event.detail.includes("ranking")) this.#show();
  };

  connectedCallback() {
    const id = freshId("ranking");
    this.select = h("select", { id, onchange: () => state.update({ ranking: this.select.value }) });
    this.others = [];
    this.encoders = h("span.row");
    fill(this, h("label", { for: id }, "Suggestions for"), this.select, this.encoders);
    state.addEventListener("change", this.#onState);
    this.#show();
    this.#load();
    this.#loadEncoders();
  }

  /** One alone is no choice. */
  async #loadEncoders() {
    const { encoders, available, mayFetch } = await api.encoders().catch(() => ({ encoders: [], available: [], mayFetch: false }));
    const names = encoders.map((one) => one.name);
    if (!names.includes(state.encoder)) state.update({ encoder: "builtin" });
    const id = freshId("encoder");
    const select = h("select", { id, onchange: () => state.update({ encoder: select.value }) }, names.map((name) => h("option", { value: name }, name)));
    select.value = state.encoder;
    const choice = names.length > 1 ? [h("label", { for: id }, "Seen by"), select] : [];
    const open = () => openEncoders(() => this.#loadEncoders());
    const more = mayFetch && available.length > 0 && h("button.quiet", { type: "button", onclick: open }, "More encoders");
    fill(this.encoders, ...choice, more);
  }

  disconnectedCallback() {
    state.removeEventListener("change", this.#onState);
  }

  async #load() {
    if (state.session.accounts) return;
    try {
      const { users } = await api.users();
      this.others = users.filter((user) => user.name !== (state.session.user ?? "me"));
      this.#show();
    } catch {
      // the others just can't be chosen; the banner tells when the server is away
    }
  }

  #show() {
    const count = state.highlights;
    const mine = count === null ? "me" : count ? `me, by my ${plural(count, "GIF")}` : "me (no GIFs yet)";
    const options = [
      ["mine", mine],
      ["none", "anybody, without my history"],
      ...this.others.map((user) => [`as:${user.name}`, `${user.name}, by ${plural(user.highlights, "GIF")}`]),
    ];
    fill(this.select, options.map(([value, text]) => h("option", { value }, text)));
    this.select.value = state.ranking;
    if (this.select.selectedIndex < 0) this.select.value = "mine";
  }
}
customElements.define("rp-ranking", Ranking);

/** The strip that says that somebody else's suggestions are shown. */
class Trial extends HTMLElement {
  #onState = () => this.#show();

  connectedCallback() {
    this.setAttribute("role", "status");
    state.addEventListener("change", this.#onState);
    this.#show();
  }

  disconnectedCallback() {
    state.removeEventListener("change", this.#onState);
  }

  #show() {
    const other = state.ranking.startsWith("as:") ? state.ranking.slice(3) : null;
    const text = other
      ? `You see what ${other} would be shown.`
      : state.ranking === "none" && "You see what anybody would be shown; your history is left out.";
    if (text === this.text) return;
    this.text = text;
    const back = () => {
      state.update({ ranking: "mine" });
      document.querySelector("rp-ranking select")?.focus();
    };
    fill(
      this,
      text && h("p", {}, h("strong", {}, text), " What you keep still goes to your own GIFs."),
      text && h("button", { type: "button", onclick: back }, "Back to mine"),
    );
  }
}
customElements.define("rp-trial", Trial);
