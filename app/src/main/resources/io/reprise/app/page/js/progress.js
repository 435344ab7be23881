import { fill, h, say } from "./dom.js";
import { announce } from "./live.js";
import { PROGRESS, stage } from "./words.js";

const STEP = 0.25;

/** How far a job is: stage, bar, time left. Screen readers are told at every quarter. */
export class Progress extends HTMLElement {
  #said = -1;
  line = h("strong");
  rest = h("span.muted.number");
  bar = h("progress", { max: 1, value: 0, "aria-label": PROGRESS.name });

  connectedCallback() {
    fill(this, h("p", {}, this.line, this.rest), this.bar);
  }

  /** @param {Job} job */
  show(job) {
    const rest = PROGRESS.rest(job);
    say(this.line, stage(job));
    say(this.rest, rest);
    this.bar.value = job.progress;
    const step = Math.floor(job.progress / STEP);
    if (step > this.#said) {
      this.#said = step;
      announce(`${stage(job)} ${rest}`);
    }
  }
}
customElements.define("rp-progress", Progress);
