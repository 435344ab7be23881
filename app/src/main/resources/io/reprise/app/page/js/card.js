import { api } from "./api.js";
import { fill, h, say } from "./dom.js";
import { icon } from "./icons.js";
import { clock, range, reason, standing } from "./words.js";

/**
 * A suggestion: its moving preview, why it is one, and what can be done with it. Fires `rp-open`, `rp-keep`, `rp-reject`
 * and `rp-download`.
 */
class Card extends HTMLElement {
  #shown = "";

  connectedCallback() {
    if (!this.clip) this.#build();
  }

  get suggestion() {
    return this.data.suggestion;
  }

  /** @param {{video: object, suggestion: object, index: number, chosen: boolean}} data */
  show(data) {
    this.data = data;
    if (!this.clip) this.#build();
    const { video, suggestion, index, chosen } = data;
    const when = range(suggestion.start, suggestion.end);
    say(this.number, String(index + 1));
    say(this.why, sentence(reason(suggestion)));
    say(this.times, `${when} (${clock(suggestion.end - suggestion.start)} s)`.replace(/\(0:0?/, "("));
    say(this.stand, sentence(standing(suggestion.percentile)));
    this.meter.style.width = `${Math.max(3, suggestion.percentile)}%`;
    this.openButton.setAttribute("aria-label", `Play suggestion ${index + 1}, ${when}`);
    this.keepButton.setAttribute("aria-label", `Keep suggestion ${index + 1}, ${when}`);
    this.rejectButton.setAttribute("aria-label", `Not this: suggestion ${index + 1}, ${when}`);
    this.downloadButton.setAttribute("aria-label", `Download suggestion ${index + 1}, ${when}`);
    this.classList.toggle("chosen", chosen);
    this.openButton.setAttribute("aria-pressed", String(chosen));
    this.#like(suggestion.because?.[0]);
    this.#preview(video, suggestion);
  }

  /** While the server is asked. */
  set busy(busy) {
    for (const button of [this.keepButton, this.rejectButton]) button.setAttribute("aria-disabled", String(busy));
    this.classList.toggle("busy", busy);
  }

  #preview(video, suggestion) {
    const key = `${suggestion.start} ${suggestion.end}`;
    if (key === this.#shown) return;
    this.#shown = key;
    const { start, end } = suggestion;
    this.clip.show({
      poster: api.frameUrl(video.id, (start + end) / 2, 320),
      sources: [api.previewUrl(video.id, start, end, 320, "mp4"), api.previewUrl(video.id, start, end, 320, "webp")],
      shape: video.width ? Math.min(2.4, Math.max(0.8, video.width / video.height)) : 16 / 9,
    });
  }

  /** The highlight it is like, as a small picture. */
  #like(because) {
    const id = because?.highlight ?? "";
    if (this.likeId === id) return;
    this.likeId = id;
    this.like.hidden = !id;
    if (id) this.like.show({ sources: [api.fileUrl(id, true)], shape: 1 });
  }

  #build() {
    const act = (name, spec, content) => h(spec, { type: "button", onclick: () => this.#fire(name) }, content);
    this.clip = document.createElement("rp-clip");
    this.like = document.createElement("rp-clip");
    this.like.className = "like";
    this.like.hidden = true;
    this.like.addEventListener("clip-failed", () => (this.like.hidden = true));
    this.number = h("span.flag", { "aria-hidden": "true" });
    this.openButton = act("rp-open", "button.open", [this.clip, this.number]);
    this.openButton.addEventListener("click", () => this.clip.play());
    this.why = h("h3.why");
    this.times = h("p.when.number");
    this.stand = h("span.stand");
    this.meter = h("span");
    this.keepButton = act("rp-keep", "button.mine", [icon("keep"), "Keep"]);
    this.rejectButton = act("rp-reject", "button.quiet", "Not this");
    this.downloadButton = act("rp-download", "button.quiet.square", icon("save"));
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

  #fire(name) {
    if (this.classList.contains("busy") && name !== "rp-open") return;
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: this.data }));
  }
}
customElements.define("rp-card", Card);

const sentence = (text) => text[0].toUpperCase() + text.slice(1);
