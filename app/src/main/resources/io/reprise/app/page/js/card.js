import { api } from "./api.js";
import { fill, fire, h, say } from "./dom.js";
import { icon } from "./icons.js";
import { range } from "./numbers.js";
import { CARDS } from "./words.js";

/** @typedef {{video: Video, suggestion: Suggestion, index: number, chosen: boolean}} CardData */

const PREVIEW_WIDTH = 320;

/**
 * A suggestion: its moving preview, why it is one, and what can be done with it. Fires `rp-open`, `rp-keep`, `rp-reject`
 * and `rp-download` with the suggestion.
 */
export class Card extends HTMLElement {
  #shown = "";
  #likeId = "";
  /** @type {CardData} */
  #data;

  constructor() {
    super();
    const button = (/** @type {string} */ name, /** @type {string} */ classes, /** @type {Child} */ content) =>
      h("button", { type: "button", class: classes, onclick: () => this.#fire(name) }, content);
    this.clip = h("rp-clip");
    this.like = h("rp-clip.like");
    this.like.hidden = true;
    this.like.addEventListener("clip-failed", () => (this.like.hidden = true));
    this.number = h("span.flag", { "aria-hidden": "true" });
    this.openButton = button("rp-open", "open", [this.clip, this.number]);
    this.openButton.addEventListener("click", () => this.clip.play());
    this.why = h("h3.why");
    this.times = h("p.when.number");
    this.stand = h("span.stand");
    this.meter = h("span");
    this.keepButton = button("rp-keep", "mine", [icon("keep"), CARDS.keep]);
    this.rejectButton = button("rp-reject", "quiet", CARDS.reject);
    this.downloadButton = button("rp-download", "quiet square", icon("save"));
  }

  connectedCallback() {
    if (this.firstChild) return;
    fill(
      this,
      this.openButton,
      h(
        "div.about",
        {},
        h("div.reason", {}, this.like, this.why),
        this.times,
        h("p.standing", {}, h("span.meter", { "aria-hidden": "true" }, this.meter), this.stand),
        h("div.acts", {}, this.keepButton, this.rejectButton, h("span.grow"), this.downloadButton),
      ),
    );
  }

  get suggestion() {
    return this.#data.suggestion;
  }

  /** @param {CardData} data */
  show(data) {
    this.#data = data;
    const { video, suggestion, index, chosen } = data;
    const when = range(suggestion.start, suggestion.end);
    say(this.number, String(index + 1));
    say(this.why, CARDS.why(suggestion));
    say(this.times, CARDS.times(suggestion.start, suggestion.end));
    say(this.stand, CARDS.standing(suggestion.percentile));
    this.meter.style.width = `${Math.max(3, suggestion.percentile)}%`;
    this.openButton.setAttribute("aria-label", CARDS.playOf(index + 1, when));
    this.keepButton.setAttribute("aria-label", CARDS.keepOf(index + 1, when));
    this.rejectButton.setAttribute("aria-label", CARDS.rejectOf(index + 1, when));
    this.downloadButton.setAttribute("aria-label", CARDS.downloadOf(index + 1, when));
    this.chosen = chosen;
    this.#showLike(suggestion.because[0]?.highlight ?? "");
    this.#preview(video, suggestion);
  }

  /** Whether it is the one that the player shows. */
  set chosen(/** @type {boolean} */ chosen) {
    this.classList.toggle("chosen", chosen);
    this.openButton.setAttribute("aria-pressed", String(chosen));
  }

  /** Whether the server is being asked. */
  set busy(/** @type {boolean} */ busy) {
    for (const button of [this.keepButton, this.rejectButton]) button.setAttribute("aria-disabled", String(busy));
    this.classList.toggle("busy", busy);
  }

  /** A range that stays keeps its preview. @param {Video} video @param {Suggestion} suggestion */
  #preview({ id, width, height }, { start, end }) {
    const key = `${id} ${start} ${end}`;
    if (key === this.#shown) return;
    this.#shown = key;
    const source = (/** @type {string} */ format) => api.previewUrl(id, start, end, PREVIEW_WIDTH, format);
    this.clip.show({
      poster: api.posterUrl(id, start, end, PREVIEW_WIDTH),
      sources: [source("mp4"), source("webp")],
      shape: width && height ? Math.min(2.4, Math.max(0.8, width / height)) : 16 / 9,
      rendered: true,
    });
  }

  /** The highlight it is like, as a small picture. @param {string} id */
  #showLike(id) {
    if (this.#likeId === id) return;
    this.#likeId = id;
    this.like.hidden = !id;
    if (id) this.like.show({ sources: [api.fileUrl(id, true)], shape: 1 });
  }

  /** @param {string} name */
  #fire(name) {
    if (this.classList.contains("busy") && name !== "rp-open") return;
    fire(this, name, this.suggestion);
  }
}
customElements.define("rp-card", Card);
