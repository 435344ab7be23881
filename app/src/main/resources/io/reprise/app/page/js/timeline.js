import { fill, freshId, h, say } from "./dom.js";
import { icon } from "./icons.js";
import { draw, HEIGHT, markAt } from "./timeline-draw.js";
import { peek } from "./peek.js";
import { clock, range as rangeText } from "./numbers.js";
import { TIMELINE } from "./words.js";

const MOST_ZOOM_SECONDS = 20;
/** Seconds. @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };

/**
 * @typedef {object} TimelineData
 * @property {number} duration
 * @property {Answer["segments"]} segments
 * @property {number[]} cuts
 * @property {Suggestion[]} suggestions
 * @property {Array<{start: number, end: number}>} kept
 * @property {?{start: number, end: number}} range
 * @property {number} chosen index of a suggestion, -1 for none
 * @property {number} time
 */

/**
 * The whole video as a line: what this person and what anybody would clip, the cuts, the suggestions, the chosen range and
 * where the video plays. One canvas as wide as the screen, however long the video; zooming makes its track wider and the
 * browser scrolls it. Fires `rp-seek` {time} and `rp-pick` {index}.
 */
export class Timeline extends HTMLElement {
  /** @type {TimelineData} */
  #data = { duration: 0, segments: [], cuts: [], suggestions: [], kept: [], range: null, chosen: -1, time: 0 };
  /** Where a picture of a time is. @type {?((time: number) => string)} */
  frameUrl = null;
  #zoom = 1;
  #drawn = 0;
  #resize = new ResizeObserver(() => this.#redraw());
  #scheme = matchMedia("(prefers-color-scheme: dark)");
  #onScheme = () => this.#redraw();

  connectedCallback() {
    if (!this.track) this.#build();
    this.#resize.observe(this.scroller);
    this.#scheme.addEventListener("change", this.#onScheme);
  }

  disconnectedCallback() {
    this.#resize.disconnect();
    this.#scheme.removeEventListener("change", this.#onScheme);
  }

  /** Takes the parts that changed and draws. @param {Partial<TimelineData>} data */
  show(data) {
    Object.assign(this.#data, data);
    if (!this.track) return;
    if (data.segments || data.duration || data.suggestions) this.#describe();
    if (data.time !== undefined) this.#playhead();
    this.#redraw();
  }

  /** @param {number} factor 0 shows the whole video */
  zoom(factor, around = this.#data.time) {
    const most = Math.max(1, this.#data.duration / MOST_ZOOM_SECONDS);
    this.#zoom = factor === 0 ? 1 : Math.min(most, Math.max(1, this.#zoom * factor));
    this.track.style.width = `${this.#zoom * 100}%`;
    const width = this.scroller.clientWidth;
    this.scroller.scrollLeft = (around / (this.#data.duration || 1)) * width * this.#zoom - width / 2;
    this.less.disabled = this.whole.disabled = this.#zoom === 1;
    this.more.disabled = this.#zoom >= most;
    this.#redraw();
  }

  #build() {
    const button = (/** @type {string} */ name, /** @type {import("./icons.js").Picture} */ picture, /** @type {number} */ factor, /** @type {string} */ keys) =>
      h("button.quiet.square", { type: "button", "aria-label": name, title: `${name} (${keys})`, onclick: () => this.zoom(factor) }, icon(picture));
    this.less = button(TIMELINE.out, "less", 0.5, "−");
    this.more = button(TIMELINE.in, "add", 2, "+");
    this.whole = button(TIMELINE.whole, "whole", 0, "0");
    this.less.disabled = this.whole.disabled = true;
    const text = freshId("curve");
    this.canvas = h("canvas", { role: "img", "aria-labelledby": text });
    this.head = h("div.playhead", { role: "slider", tabindex: 0, "aria-label": TIMELINE.head, "aria-valuemin": 0 });
    this.track = h("div.track", {}, this.canvas, this.head);
    this.scroller = h("div.scroller", {}, this.track);
    this.text = h("p.unseen", { id: text });
    this.peek = peek();
    fill(
      this,
      h("div.timeline-head", {}, this.#legend(), h("span.grow"), this.less, this.more, this.whole),
      this.scroller,
      this.text,
      this.peek.element,
    );
    this.scroller.addEventListener("scroll", () => this.#redraw(), { passive: true });
    this.#listen();
    this.#describe();
    this.#playhead();
  }

  #legend() {
    return h(
      "ul.legend",
      {},
      h("li.of-mine", {}, TIMELINE.mine),
      h("li.of-every", {}, TIMELINE.every),
      h("li.of-cut", {}, TIMELINE.cut),
    );
  }

  #listen() {
    this.track.addEventListener("pointerdown", (event) => this.#press(event));
    this.track.addEventListener("pointermove", (event) => {
      if (this.track.hasPointerCapture(event.pointerId)) this.#fire("rp-seek", { time: this.#timeAt(event), scrub: true });
      else if (event.pointerType === "mouse") this.peek.at(event.clientX, this.#timeAt(event), this);
    });
    this.track.addEventListener("pointerleave", () => this.peek.away());
    this.track.addEventListener("click", (event) => this.#touch(event));
    this.head.addEventListener("keydown", (event) => this.#key(event));
    this.scroller.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        this.zoom(event.deltaY < 0 ? 1.25 : 0.8, this.#timeAt(event));
      },
      { passive: false },
    );
  }

  /** A mouse takes hold at once and scrubs; a finger's press may become a scroll, so its click is awaited. @param {PointerEvent} event */
  #press(event) {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    this.peek.away();
    const mark = this.#markAt(event);
    if (mark >= 0) return;
    this.track.setPointerCapture(event.pointerId);
    this.#fire("rp-seek", { time: this.#timeAt(event) });
  }

  /** @param {MouseEvent} event */
  #touch(event) {
    const mark = this.#markAt(event);
    if (mark >= 0) this.#fire("rp-pick", { index: mark });
    else if (!(event instanceof PointerEvent && event.pointerType === "mouse")) this.#fire("rp-seek", { time: this.#timeAt(event) });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { time, duration } = this.#data;
    let to = null;
    if (event.key in STEPS) to = time + STEPS[event.key] * (event.shiftKey ? 10 : 1);
    if (event.key === "Home") to = 0;
    if (event.key === "End") to = duration;
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    const target = Math.min(duration, Math.max(0, to));
    this.#data.time = target; // the next key goes on from here, before the player says it is there
    this.#fire("rp-seek", { time: target, scrub: true });
  }

  /** @param {MouseEvent} event */
  #timeAt(event) {
    const box = this.track.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * this.#data.duration;
  }

  /** @param {MouseEvent} event */
  #markAt(event) {
    const box = this.canvas.getBoundingClientRect();
    return markAt(this.#view(), event.clientX - box.left, event.clientY - box.top);
  }

  /** @param {string} name @param {object} detail */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #view() {
    const width = this.scroller.clientWidth;
    const seconds = this.#data.duration || 1;
    const perPixel = seconds / (width * this.#zoom);
    return { ...this.#data, width, from: this.scroller.scrollLeft * perPixel, perPixel };
  }

  #redraw() {
    if (this.#drawn) return;
    this.#drawn = requestAnimationFrame(() => {
      this.#drawn = 0;
      if (this.isConnected && this.scroller.clientWidth) draw(this.canvas, this.#view(), HEIGHT);
    });
  }

  #playhead() {
    const { time, duration } = this.#data;
    this.head.style.left = `${(duration ? time / duration : 0) * 100}%`;
    this.head.setAttribute("aria-valuemax", duration.toFixed(1));
    this.head.setAttribute("aria-valuenow", time.toFixed(1));
    this.head.setAttribute("aria-valuetext", TIMELINE.place(time, duration));
  }

  /** The curves in words. */
  #describe() {
    const { segments, cuts, suggestions, duration } = this.#data;
    if (!segments.length) return say(this.text, TIMELINE.unknown(duration));
    const best = (/** @type {"percentile" | "generic"} */ key) => [...segments].sort((a, b) => b[key] - a[key]).slice(0, 3);
    const list = (/** @type {"percentile" | "generic"} */ key) => best(key).map((segment) => clock(segment.start, 0)).join(", ");
    const marks = suggestions.map((s) => rangeText(s.start, s.end)).join("; ");
    say(this.text, TIMELINE.curves({ duration, moments: segments.length, cuts: cuts.length, mine: list("percentile"), every: list("generic"), marks }));
  }
}
customElements.define("rp-timeline", Timeline);
