import { api } from "./api.js";
import { fill, freshId, h } from "./dom.js";
import { openEncoders } from "./encoders.js";
import { state } from "./state.js";
import { RANKING } from "./words-dialogs.js";

/**
 * Chooses whose taste the suggestions follow: mine, none, or another user's; and says aloud when it isn't mine. Where
 * the server has several encoders, also which of them analyses, and where more can be fetched, a way there.
 */
export class Ranking extends HTMLElement {
  /** @type {Array<{name: string, highlights: number}>} */
  #others = [];
  /** @type {Array<() => void>} */
  #stops = [];

  connectedCallback() {
    const id = freshId("ranking");
    this.select = h("select", { id });
    this.select.addEventListener("change", () => state.update({ ranking: this.select.value }));
    this.encoders = h("span.row");
    fill(this, h("label", { for: id }, RANKING.label), this.select, this.encoders);
    this.#stops = [state.on("highlights", () => this.#show()), state.on("ranking", () => this.#show())];
    this.#show();
    this.#load();
    this.#loadEncoders();
  }

  /** One alone is no choice. */
  async #loadEncoders() {
    /** @type {Answers["listEncoders"]} */
    const none = { encoders: [], available: [], mayFetch: false };
    const { encoders, available, mayFetch } = await api.encoders().catch(() => none);
    const names = encoders.map((one) => one.name);
    if (!names.includes(state.encoder)) state.update({ encoder: "builtin" });
    const id = freshId("encoder");
    const select = h("select", { id }, names.map((name) => h("option", { value: name }, name)));
    select.value = state.encoder;
    select.addEventListener("change", () => state.update({ encoder: select.value }));
    const choice = names.length > 1 ? [h("label", { for: id }, RANKING.encoder), select] : [];
    const open = () => openEncoders(() => this.#loadEncoders());
    const more = mayFetch && available.length > 0 && h("button.quiet", { type: "button", onclick: open }, RANKING.more);
    fill(this.encoders, ...choice, more);
  }

  disconnectedCallback() {
    for (const stop of this.#stops.splice(0)) stop();
  }

  async #load() {
    if (state.session.accounts) return;
    try {
      const { users } = await api.users();
      this.#others = users.filter((user) => user.name !== (state.session.user ?? "me"));
      this.#show();
    } catch {
      // the others just can't be chosen; the banner tells when the server is away
    }
  }

  #show() {
    const options = [
      ["mine", RANKING.mine(state.highlights)],
      ["none", RANKING.none],
      ...this.#others.map((user) => [`as:${user.name}`, RANKING.other(user)]),
    ];
    fill(this.select, options.map(([value, text]) => h("option", { value }, text)));
    this.select.value = state.ranking;
    if (this.select.selectedIndex < 0) this.select.value = "mine";
  }
}
customElements.define("rp-ranking", Ranking);

/** The strip that says that the suggestions shown are not for this person. */
class Trial extends HTMLElement {
  #text = "";
  #stop = () => {};

  connectedCallback() {
    this.setAttribute("role", "status");
    this.#stop = state.on("ranking", () => this.#show());
    this.#show();
  }

  disconnectedCallback() {
    this.#stop();
  }

  #show() {
    const other = state.ranking.startsWith("as:") ? state.ranking.slice(3) : null;
    const text = other ? RANKING.seesOther(other) : state.ranking === "none" ? RANKING.seesNone : "";
    if (text === this.#text) return;
    this.#text = text;
    const back = () => {
      state.update({ ranking: "mine" });
      document.querySelector("rp-ranking")?.select.focus();
    };
    fill(
      this,
      text !== "" && h("p", {}, h("strong", {}, text), RANKING.keeps),
      text !== "" && h("button", { type: "button", onclick: back }, RANKING.back),
    );
  }
}
customElements.define("rp-trial", Trial);
