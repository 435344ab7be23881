import { api } from "./api.js";
import { h } from "./dom.js";
import { PLAYER } from "./words.js";

const WIDTH = 640;

/**
 * Stands in for a video element where the browser can't play the file: pictures from the server, as fast as they come,
 * and a range that is looped as a moving picture.
 */
export class FramesScreen {
  #video;
  #time = 0;
  /** @type {?number} */
  #since = null;
  #asked = -1;
  #busy = false;
  muted = true;
  /** @type {?{start: number, end: number}} */
  range = null;

  /** @param {Video} video */
  constructor(video) {
    this.#video = video;
    this.picture = h("img", { alt: PLAYER.picture });
    this.clip = h("rp-clip");
    this.clip.hidden = true;
    this.element = h("div.frames", {}, this.picture, this.clip);
    this.picture.onload = this.picture.onerror = () => {
      this.#busy = false;
      this.#show();
    };
    this.#show();
  }

  get duration() {
    return this.#video.duration ?? 0;
  }

  get paused() {
    return this.#since === null;
  }

  get ended() {
    return this.currentTime >= this.duration;
  }

  get currentTime() {
    if (this.#since === null) return this.#time;
    const time = Math.min(this.duration, this.#time + (performance.now() - this.#since) / 1000);
    queueMicrotask(() => this.#show());
    return time;
  }

  set currentTime(seconds) {
    this.#time = seconds;
    if (this.#since !== null) this.#since = performance.now();
    this.#show();
  }

  play() {
    if (this.#since !== null) return;
    if (this.ended) this.#time = 0;
    this.#since = performance.now();
    this.#loopClip();
  }

  pause() {
    this.#time = this.currentTime;
    this.#since = null;
    this.clip.hidden = true;
  }

  /** While the range is looped its moving preview covers the pictures. */
  #loopClip() {
    const range = this.range;
    const within = range && this.#time >= range.start - 0.05 && this.#time < range.end;
    this.clip.hidden = !within;
    if (!within) return;
    const { id, width, height } = this.#video;
    const source = (/** @type {string} */ format) => api.previewUrl(id, range.start, range.end, 480, format);
    this.clip.show({ sources: [source("mp4"), source("webp")], shape: width && height ? width / height : 16 / 9, rendered: true });
    this.clip.play();
  }

  /** Asks for the picture of now, once the last one has come. */
  #show() {
    const at = Math.min(this.#since === null ? this.#time : this.currentTimeQuietly(), Math.max(0, this.duration - 0.05));
    if (this.#busy || Math.abs(at - this.#asked) < 0.02) return;
    this.#busy = true;
    this.#asked = at;
    this.picture.src = api.frameUrl(this.#video.id, at, WIDTH);
  }

  currentTimeQuietly() {
    return Math.min(this.duration, this.#time + (performance.now() - this.#since) / 1000);
  }
}
