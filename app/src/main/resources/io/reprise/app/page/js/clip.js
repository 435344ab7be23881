import { fill, h } from "./dom.js";
import { picture } from "./pictures.js";
import { state } from "./state.js";
import { inTurn } from "./turns.js";

const PATIENCE_MS = 120_000;
const observer = new IntersectionObserver((entries) => entries.forEach((entry) => entry.target.seen(entry.isIntersecting)), {
  rootMargin: "80px",
});

/**
 * A small moving picture: it is fetched when it comes into view, moves only while it is seen, and stands still where the
 * person wants stillness; then `play()` moves it. Several sources may be given: the next is taken where the browser
 * can't show one.
 */
class Clip extends HTMLElement {
  #sources = [];
  #poster = null;
  #visible = false;
  #wanted = false;
  #loading = null;
  #blob = null;
  #address = null;
  #onState = () => this.#update();

  connectedCallback() {
    observer.observe(this);
    state.addEventListener("change", this.#onState);
  }

  disconnectedCallback() {
    observer.unobserve(this);
    state.removeEventListener("change", this.#onState);
    this.#loading?.abort();
    this.#loading = null;
    this.#visible = false;
    if (!this.#blob) return;
    this.querySelector("video")?.pause();
  }

  /** @param {{poster?: ?string, sources: string[], shape?: number}} what `shape` is width through height */
  show({ poster = null, sources, shape = 16 / 9 }) {
    this.#sources = sources;
    this.#poster = poster;
    this.#blob = null;
    this.style.aspectRatio = String(shape);
    const still = poster && h("img", { alt: "", loading: "lazy", decoding: "async" });
    fill(this, still);
    if (still) picture(still, poster, () => still.remove());
    this.#update();
  }

  seen(visible) {
    this.#visible = visible;
    this.#update();
  }

  /** Moves it, also where things stand still. */
  play() {
    this.#wanted = true;
    this.#update();
  }

  get #moves() {
    return this.#visible && (state.moving || this.#wanted);
  }

  #update() {
    if (!this.isConnected || !this.#sources.length) return;
    this.classList.toggle("still", !state.moving && !this.#wanted);
    if (this.#blob) this.#stir();
    else if (this.#visible && (this.#moves || !this.#poster)) this.#load();
  }

  async #load() {
    if (this.#loading) return;
    const loading = new AbortController();
    this.#loading = loading;
    for (const source of this.#sources) {
      try {
        const blob = await fetchClip(source, loading.signal);
        if (await this.#mount(blob)) break;
      } catch (error) {
        if (error.name === "AbortError") return;
      }
    }
    if (this.#loading === loading) this.#loading = null;
    this.classList.toggle("failed", !this.#blob);
    this.dispatchEvent(new CustomEvent(this.#blob ? "clip-ready" : "clip-failed"));
  }

  async #mount(blob) {
    const picture = blob.type.startsWith("video/") ? await video(blob) : await image(blob);
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
    const frozen = this.querySelector("canvas");
    const still = !state.moving && !this.#wanted;
    if (still && !frozen) fill(this, await firstFrame(this.#blob));
    else if (!still && frozen) fill(this, (await image(this.#blob)).element);
  }
}
customElements.define("rp-clip", Clip);

/** The bytes of a clip; waits while the server says that it isn't made yet. */
async function fetchClip(source, signal) {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const { response, blob } = await inTurn(async () => {
      const answer = await fetch(source, { signal, credentials: "same-origin" });
      return { response: answer, blob: answer.status === 200 ? await answer.blob() : null };
    });
    if (blob) return blob;
    if (response.status !== 202 && response.status !== 503 && response.status !== 429) throw new Error(`${response.status}`);
    if (performance.now() > until) throw new Error("not made in time");
    await pause(1000 * Math.min(5, Number(response.headers.get("Retry-After")) || 0.5), signal);
  }
}

function pause(millis, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("stopped", "AbortError"));
    });
  });
}

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

function image(blob) {
  return new Promise((resolve) => {
    const element = h("img", { alt: "", decoding: "async" });
    const address = URL.createObjectURL(blob);
    element.onload = () => resolve({ element, address });
    element.onerror = () => resolve(null);
    element.src = address;
  });
}

async function firstFrame(blob) {
  const bitmap = await createImageBitmap(blob);
  const canvas = h("canvas", { width: bitmap.width, height: bitmap.height });
  canvas.getContext("2d").drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas;
}
