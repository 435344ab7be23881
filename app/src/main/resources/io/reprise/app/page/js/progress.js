import { fill, h, say } from "./dom.js";
import { announce } from "./live.js";
import { left, stage } from "./words.js";

const STEP = 0.25;

/** How far a job is: stage, bar, time left. Screen readers are told at every quarter. */
class Progress extends HTMLElement {
  #said = -1;

  connectedCallback() {
    if (this.bar) return;
    this.line = h("strong");
    this.rest = h("span.muted.number");
    this.bar = h("progress", { max: 1, value: 0, "aria-label": "Analysis" });
    fill(this, h("p", {}, this.line, this.rest), this.bar);
  }

  show(job) {
    say(this.line, stage(job));
    const percent = Math.floor(job.progress * 100);
    const time = job.secondsLeft === null || job.secondsLeft === undefined ? "" : `, ${left(job.secondsLeft)}`;
    say(this.rest, job.state === "queued" ? "" : `${percent} %${time}`);
    this.bar.value = job.progress;
    const step = Math.floor(job.progress / STEP);
    if (step > this.#said) {
      this.#said = step;
      announce(`${stage(job)}: ${percent} %${time}`);
    }
  }
}
customElements.define("rp-progress", Progress);
