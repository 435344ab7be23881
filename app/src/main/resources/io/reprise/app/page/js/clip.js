import { api } from "./api.js";
import { fill, h } from "./dom.js";
import { picture } from "./pictures.js";
import { state } from "./state.js";
import { previewTurns, readyTurns } from "./turns.js";

const PATIENCE_MS = 120_000;
const observer = new IntersectionObserver(
  (entries) => entries.forEach(({ target, isIntersecting }) => target instanceof Clip && target.seen(isIntersecting)),
  { rootMargin: "80px" },
);

/**
 * A small moving picture: it is fetched when it comes into view, moves only while it is seen, and stands still where the
 * person wants stillness; then `play()` moves it. Several sources may be given: the next is taken where the browser
 * can't show one. Until another picture is here the one before stays.
 */
export class Clip extends HTMLElement {
  /** @type {string[]} */
  #sources = [];
  /** @type {?string} */
  #poster = null;
  #turns = readyTurns;
  #visible = false;
  #wanted = false;
  /** @type {?AbortController} */
  #loading = null;
  /** @type {?Blob} */
  #blob = null;
  /** @type {?string} */
  #address = null;
  #stop = () => {};

  connectedCallback() {
    observer.observe(this);
    this.#stop();
    this.#stop = state.on("moving", () => this.#update());
    this.#update();
  }

  /** A card that moves within the page is taken out and put back at once, and keeps what it loads. */
  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  #leave() {
    observer.unobserve(this);
    this.#stop();
    this.#forget();
    this.#visible = false;
    this.querySelector("video")?.pause();
  }

  #forget() {
    this.#loading?.abort();
    this.#loading = null;
  }

  /**
   * @param {object} what
   * @param {?string} [what.poster]
   * @param {string[]} what.sources
   * @param {number} [what.shape] width through height
   * @param {boolean} [what.rendered] whether the server has to render it first
   */
  show({ poster = null, sources, shape = 16 / 9, rendered = false }) {
    this.#forget();
    this.#sources = sources;
    this.#poster = poster;
    this.#turns = rendered ? previewTurns : readyTurns;
    this.#blob = null;
    this.style.aspectRatio = String(shape);
    if (poster) this.#showPoster(poster);
    else fill(this);
    this.#update();
  }

  /** Lays a still over what was shown before, which goes when the still is there. @param {string} poster */
  async #showPoster(poster) {
    const still = h("img", { alt: "", loading: "lazy", decoding: "async" });
    this.append(still);
    const shown = await picture(still, poster, () => still.remove(), readyTurns);
    if (shown && !this.#blob && still.parentNode === this) fill(this, still);
  }

  /** @param {boolean} visible */
  seen(visible) {
    this.#visible = visible;
    this.#update();
  }

  /** Moves it, also where things stand still. */
  play() {
    this.#wanted = true;
    this.#update();
  }

  /** Whether it shows what was last asked for, and not the picture before it. */
  get ready() {
    return Boolean(this.#blob);
  }

  get #moves() {
    return this.#visible && (state.moving || this.#wanted);
  }

  #update() {
    if (!this.isConnected || !this.#sources.length) return;
    this.classList.toggle("still", !state.moving && !this.#wanted);
    if (this.ready) this.#stir();
    else if (this.#visible && (this.#moves || !this.#poster)) this.#load();
  }

  async #load() {
    if (this.#loading) return;
    const loading = new AbortController();
    this.#loading = loading;
    const sources = this.#sources;
    try {
      await this.#turns.run(() => this.#loadFirst(sources, loading.signal), this);
    } catch {
      return; // another clip is wanted, or it left the page
    }
    this.#loading = null;
    this.classList.toggle("failed", !this.ready);
    this.dispatchEvent(new CustomEvent(this.ready ? "clip-ready" : "clip-failed"));
  }

  /** Shows the first source that can be. @param {string[]} sources @param {AbortSignal} signal */
  async #loadFirst(sources, signal) {
    for (const source of sources) {
      signal.throwIfAborted();
      const blob = await fetchClip(source, signal).catch(/** @returns {null} */ () => null);
      signal.throwIfAborted();
      if (blob && (await this.#mount(blob, signal))) return;
    }
  }

  /** @param {Blob} blob @param {AbortSignal} signal */
  async #mount(blob, signal) {
    const picture = blob.type.startsWith("video/") ? await video(blob) : await image(blob);
    signal.throwIfAborted();
    if (!picture) return false;
    if (this.#address) URL.revokeObjectURL(this.#address);
    this.#address = picture.address;
    this.#blob = blob;
    fill(this, picture.element);
    this.#stir();
    return true;
  }

  /** Lets what is mounted move or stand. */
  async #stir() {
    const player = this.querySelector("video");
    if (player) {
      if (this.#moves) player.play().catch(() => {});
      else player.pause();
      return;
    }
    const blob = this.#blob;
    const frozen = this.querySelector("canvas");
    const still = !state.moving && !this.#wanted;
    if (still === Boolean(frozen)) return;
    const element = still ? await firstFrame(blob) : (await image(blob))?.element;
    if (element && blob === this.#blob) fill(this, element);
  }
}
customElements.define("rp-clip", Clip);

/** The bytes of a clip; waits while the server says that it isn't made yet. @param {string} source @param {AbortSignal} signal */
async function fetchClip(source, signal) {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const response = await api.media(source, signal);
    if (response.status === 200) return response.blob();
    if (response.status !== 202 && response.status !== 503 && response.status !== 429) throw new Error(`${response.status}`);
    if (performance.now() > until) throw new DOMException("the clip", "TimeoutError");
    await pause(1000 * Math.min(5, Number(response.headers.get("Retry-After")) || 0.5), signal);
  }
}

/** @param {number} millis @param {AbortSignal} signal */
function pause(millis, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("stopped", "AbortError"));
    });
  });
}

/** @param {Blob} blob @returns {Promise<?{element: HTMLVideoElement, address: string}>} */
function video(blob) {
  return new Promise((resolve) => {
    const element = h("video", { muted: true, loop: true, playsinline: true, disablepictureinpicture: true, tabindex: -1 });
    const address = URL.createObjectURL(blob);
    element.muted = true;
    element.onloadeddata = () => resolve(element.videoWidth ? { element, address } : null);
    element.onerror = () => resolve(null);
    element.src = address;
  });
}

/** @param {Blob} blob @returns {Promise<?{element: HTMLImageElement, address: string}>} */
function image(blob) {
  return new Promise((resolve) => {
    const element = h("img", { alt: "", decoding: "async" });
    const address = URL.createObjectURL(blob);
    element.onload = () => resolve({ element, address });
    element.onerror = () => resolve(null);
    element.src = address;
  });
}

/** @param {Blob} blob */
async function firstFrame(blob) {
  const bitmap = await createImageBitmap(blob);
  const canvas = h("canvas", { width: bitmap.width, height: bitmap.height });
  canvas.getContext("2d").drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas;
}
