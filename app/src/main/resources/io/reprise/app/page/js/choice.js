import { fill, h, say } from "./dom.js";
import { icon } from "./icons.js";
import { range } from "./numbers.js";
import { CHOICE } from "./words.js";

/**
 * The chosen range in numbers, and what can be done with it. Fires `rp-act` with "loop", "keep", "download" or
 * "reset".
 */
export class Choice extends HTMLElement {
  connectedCallback() {
    if (this.times) return;
    const act = (/** @type {string} */ name, /** @type {"button" | `button.${string}`} */ spec, /** @type {string} */ keys, /** @type {Child[]} */ ...content) =>
      h(spec, { type: "button", title: keys && `(${keys})`, onclick: () => this.#fire(name) }, ...content);
    this.times = h("strong.number");
    this.note = h("span.muted.small");
    this.play = act("loop", "button", "R", icon("loop"), CHOICE.play);
    this.reset = act("reset", "button.quiet", "", icon("undo"), CHOICE.reset);
    fill(
      this,
      h("div.range-text", {}, this.times, this.note),
      h(
        "div.acts",
        {},
        this.reset,
        this.play,
        act("download", "button", "D", icon("save"), CHOICE.download),
        act("keep", "button.mine", "K", icon("keep"), CHOICE.keep),
      ),
    );
    this.reset.hidden = true;
  }

  /** @param {?{start: number, end: number}} chosen @param {?Suggestion} suggestion the one it comes from */
  show(chosen, suggestion) {
    this.hidden = !chosen;
    if (!chosen) return;
    say(this.times, range(chosen.start, chosen.end));
    const moved = Boolean(suggestion) && (Math.abs(suggestion.start - chosen.start) > 0.001 || Math.abs(suggestion.end - chosen.end) > 0.001);
    say(this.note, CHOICE.note(chosen.end - chosen.start, Boolean(suggestion), moved));
    this.reset.hidden = !moved;
  }

  /** @param {string} name */
  #fire(name) {
    this.dispatchEvent(new CustomEvent("rp-act", { detail: name }));
    if (name === "reset") this.play.focus();
  }
}
customElements.define("rp-choice", Choice);
