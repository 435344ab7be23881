import { api } from "./api.js";
import { fill, h } from "./dom.js";
import { picture } from "./pictures.js";
import { clock } from "./numbers.js";
import { TRIM } from "./words.js";

/** Lengths that a GIF may have, in seconds. */
export const SHORTEST = 0.2;
export const LONGEST = 60;

const MARGIN = 4;
const PICTURE = 104;
const EDGE = 0.03;
/** @type {Record<string, number>} */
const FRAMES = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
/** @type {Record<string, number>} */
const SECONDS = { PageDown: -1, PageUp: 1 };

/**
 * The neighbourhood of the chosen range as a strip of pictures, with its two ends as handles: dragged, or moved frame by
 * frame with the arrow keys. Fires `rp-range` {start, end, side, at} (`at` is the end
 * that moved) and `rp-seek` {time}.
 */
export class Trim extends HTMLElement {
  /** @type {?Video} */
  #video = null;
  #range = { start: 0, end: 1 };
  #window = { from: 0, to: 1 };
  /** @type {number[]} */
  #cuts = [];
  /** @type {HTMLImageElement[]} */
  #pictures = [];
  #resize = new ResizeObserver(() => this.#strip());

  connectedCallback() {
    if (!this.strip) this.#build();
    this.#resize.observe(this);
  }

  disconnectedCallback() {
    this.#resize.disconnect();
  }

  /** @param {Video} video */
  open(video) {
    this.#video = video;
  }

  set cuts(/** @type {number[]} */ cuts) {
    this.#cuts = cuts;
  }

  /** Shows a range; `fit` puts it in the middle of the strip. @param {{start: number, end: number}} range */
  show({ start, end }, fit = false) {
    const range = { start, end };
    this.#range = range;
    if (fit || range.start < this.#window.from || range.end > this.#window.to) this.#fit();
    this.#place();
  }

  set time(/** @type {number} */ seconds) {
    const share = this.#share(seconds);
    this.needle.hidden = share < 0 || share > 1;
    this.needle.style.left = `${share * 100}%`;
  }

  get #frame() {
    return 1 / (this.#video?.fps || 25);
  }

  #build() {
    this.strip = h("div.strip", { "aria-hidden": "true" });
    this.outBefore = h("div.outside");
    this.outAfter = h("div.outside");
    this.needle = h("div.needle");
    this.startHandle = this.#handle("start", TRIM.start);
    this.endHandle = this.#handle("end", TRIM.end);
    fill(this, h("div.rail", {}, this.strip, this.outBefore, this.outAfter, this.needle, this.startHandle, this.endHandle));
    this.strip.addEventListener("click", (event) => this.#seek(event));
  }

  /** @param {"start" | "end"} side @param {string} name */
  #handle(side, name) {
    const handle = h(`div.handle.${side}`, { role: "slider", tabindex: 0, "aria-label": name, "aria-valuemin": 0 });
    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      handle.focus();
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener("pointermove", (event) => {
      if (handle.hasPointerCapture(event.pointerId)) this.#move(side, this.#timeAt(event));
    });
    handle.addEventListener("pointerup", () => this.#settle(side));
    handle.addEventListener("keydown", (event) => this.#key(side, event));
    return handle;
  }

  /** @param {"start" | "end"} side @param {KeyboardEvent} event */
  #key(side, event) {
    const frames = FRAMES[event.key];
    const seconds = SECONDS[event.key];
    let to = null;
    if (frames) to = this.#range[side] + frames * (event.shiftKey ? 10 : 1) * this.#frame;
    else if (seconds) to = this.#range[side] + seconds;
    else if (event.key === "Home") to = this.#cut(side, -1);
    else if (event.key === "End") to = this.#cut(side, 1);
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#move(side, to);
    this.#settle(side);
  }

  /** The next cut before (-1) or after (1) an end. @param {"start" | "end"} side @param {number} direction */
  #cut(side, direction) {
    const here = this.#range[side];
    const beyond = this.#cuts.filter((cut) => (cut - here) * direction > this.#frame / 2);
    return beyond.length ? (direction < 0 ? beyond.at(-1) : beyond[0]) : here;
  }

  /** Moves an end to a whole frame, as far as it may. @param {"start" | "end"} side @param {number} seconds */
  #move(side, seconds) {
    const duration = this.#video.duration ?? Infinity;
    const whole = Math.round(seconds / this.#frame) * this.#frame;
    const { start, end } = this.#range;
    const low = side === "start" ? Math.max(0, end - LONGEST) : start + SHORTEST;
    const high = side === "start" ? end - SHORTEST : Math.min(duration, start + LONGEST);
    this.#range[side] = Math.min(high, Math.max(low, whole));
    this.#place();
    this.#tell(side);
  }

  /** After a move: the strip follows an end that came to its edge. @param {"start" | "end"} side */
  #settle(side) {
    const share = this.#share(this.#range[side]);
    if (share < EDGE || share > 1 - EDGE) this.#fit();
    this.#place();
    this.#tell(side);
  }

  /** @param {"start" | "end"} side */
  #tell(side) {
    const { start, end } = this.#range;
    this.dispatchEvent(new CustomEvent("rp-range", { detail: { start, end, side, at: this.#range[side] } }));
  }

  /** @param {MouseEvent} event */
  #seek(event) {
    this.dispatchEvent(new CustomEvent("rp-seek", { detail: { time: this.#timeAt(event) } }));
  }

  /** @param {MouseEvent} event */
  #timeAt(event) {
    const box = this.strip.getBoundingClientRect();
    return this.#window.from + ((event.clientX - box.left) / box.width) * (this.#window.to - this.#window.from);
  }

  /** @param {number} seconds */
  #share(seconds) {
    return (seconds - this.#window.from) / (this.#window.to - this.#window.from);
  }

  #fit() {
    const { start, end } = this.#range;
    const margin = Math.max(MARGIN, (end - start) * 0.6);
    const duration = this.#video?.duration ?? end + margin;
    this.#window = { from: Math.max(0, start - margin), to: Math.min(duration, end + margin) };
    this.#strip();
  }

  #place() {
    if (!this.strip) return;
    const { start, end } = this.#range;
    const [a, b] = [this.#share(start), this.#share(end)].map((share) => Math.min(1, Math.max(0, share)));
    this.outBefore.style.width = `${a * 100}%`;
    this.outAfter.style.width = `${(1 - b) * 100}%`;
    this.startHandle.style.left = `${a * 100}%`;
    this.endHandle.style.left = `${b * 100}%`;
    this.#value(this.startHandle, start);
    this.#value(this.endHandle, end);
  }

  /** @param {HTMLElement} handle @param {number} seconds */
  #value(handle, seconds) {
    handle.setAttribute("aria-valuemax", (this.#video?.duration ?? seconds).toFixed(3));
    handle.setAttribute("aria-valuenow", seconds.toFixed(3));
    handle.setAttribute("aria-valuetext", TRIM.value(seconds, this.#range.end - this.#range.start));
    handle.title = clock(seconds, 2);
  }

  /** Pictures along the window, as many as fit; each keeps its element. */
  #strip() {
    if (!this.strip || !this.#video?.duration) return;
    const count = Math.max(3, Math.round(this.clientWidth / PICTURE));
    while (this.#pictures.length < count) this.#pictures.push(h("img", { alt: "", draggable: "false" }));
    const { from, to } = this.#window;
    const shown = this.#pictures.slice(0, count);
    if (this.strip.children.length !== count) fill(this.strip, shown);
    shown.forEach((element, i) => {
      const at = from + ((i + 0.5) / count) * (to - from);
      picture(element, api.frameUrl(this.#video.id, at, 160));
    });
  }
}
customElements.define("rp-trim", Trim);
