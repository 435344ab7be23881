import { fill, h, say } from "./dom.js";
import { icon } from "./icons.js";
import { clock, range } from "./words.js";

/**
 * The chosen range in numbers, and what can be done with it. Fires `rp-act` with "loop", "keep", "download" or
 * "reset".
 */
class Choice extends HTMLElement {
  connectedCallback() {
    if (this.times) return;
    const act = (name, spec, keys, ...content) =>
      h(spec, { type: "button", title: keys && `(${keys})`, onclick: () => this.#fire(name) }, ...content);
    this.times = h("strong.number");
    this.note = h("span.muted.small");
    this.reset = act("reset", "button.quiet", "", icon("undo"), "Reset");
    fill(
      this,
      h("div.range-text", {}, this.times, this.note),
      h(
        "div.acts",
        {},
        this.reset,
        act("loop", "button", "R", icon("loop"), "Play it"),
        act("download", "button", "D", icon("save"), "Download"),
        act("keep", "button.mine", "K", icon("keep"), "Keep"),
      ),
    );
    this.reset.hidden = true;
  }

  /** @param {?{start: number, end: number}} chosen @param {?object} suggestion the one it comes from */
  show(chosen, suggestion) {
    this.hidden = !chosen;
    if (!chosen) return;
    const length = chosen.end - chosen.start;
    say(this.times, range(chosen.start, chosen.end));
    const moved = suggestion && (Math.abs(suggestion.start - chosen.start) > 0.001 || Math.abs(suggestion.end - chosen.end) > 0.001);
    const from = suggestion ? (moved ? "moved from the suggestion" : "as suggested") : "your own choice";
    say(this.note, `${seconds(length)} long, ${from}`);
    this.reset.hidden = !moved;
  }

  #fire(name) {
    this.dispatchEvent(new CustomEvent("rp-act", { detail: name }));
    if (name === "reset") this.querySelector("button:not([hidden])").focus();
  }
}
customElements.define("rp-choice", Choice);

const seconds = (length) => (length < 60 ? `${length.toFixed(1)} s` : clock(length));
