import { api, ApiError, OfflineError } from "./api.js";
import { Emitter } from "./emitter.js";
import { state } from "./state.js";
import { FILES } from "./words.js";

const PART = 8 * 1024 * 1024;
const WAITS_MS = [500, 1000, 2000, 4000, 8000];

/**
 * An upload in parts that survives a broken connection: the server is asked how much it has, and the rest is sent.
 * @extends {Emitter<{change: null}>}
 */
export class Upload extends Emitter {
  /** @type {"sending" | "waiting" | "done" | "failed" | "cancelled"} */
  state = "sending";
  /** @type {?Video} */
  video = null;
  #stop = new AbortController();
  #began = 0;
  #from = 0;

  /** @param {File} file @param {?Video} video an upload that was begun before, of the same file */
  constructor(file, video = null) {
    super();
    this.file = file;
    this.video = video;
    this.sent = video?.received ?? 0;
  }

  /** Sends all of it. @returns {Promise<?Video>} the video, null if cancelled */
  async run() {
    this.#began = performance.now();
    this.#from = this.sent;
    try {
      this.video ??= await this.#patiently(() => api.startUpload(this.file.name, this.file.size));
      while (this.sent < this.file.size && !this.#cancelled) await this.#patiently(() => this.#part());
      if (this.#cancelled) return null;
      this.#change("done");
      return this.video;
    } catch (error) {
      if (this.#cancelled) return null;
      this.#change("failed");
      throw error;
    }
  }

  async cancel() {
    this.#change("cancelled");
    this.#stop.abort();
    if (this.video) await api.deleteVideo(this.video.id);
  }

  get #cancelled() {
    return this.state === "cancelled";
  }

  /** Seconds left by the mean speed so far, null while unknown. */
  get secondsLeft() {
    const seconds = (performance.now() - this.#began) / 1000;
    const done = this.sent - this.#from;
    return seconds < 1 || done <= 0 ? null : ((this.file.size - this.sent) * seconds) / done;
  }

  /**
   * Tries again while the server is away or busy.
   * @template T
   * @param {() => Promise<T>} run
   * @returns {Promise<T>}
   */
  async #patiently(run) {
    for (let attempt = 0; ; attempt++) {
      try {
        return await run();
      } catch (error) {
        const passing = error instanceof OfflineError || (error instanceof ApiError && (error.status === 503 || error.status === 429));
        if (!passing || this.#cancelled) throw error;
        this.#change("waiting");
        await new Promise((resolve) => setTimeout(resolve, WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)]));
        if (this.video) await this.#ask();
      }
    }
  }

  /** How much the server has. */
  async #ask() {
    const video = await api.video(this.video.id).catch(/** @returns {null} */ () => null);
    if (video) this.sent = video.received ?? this.sent;
  }

  async #part() {
    const from = this.sent;
    const onSent = (/** @type {number} */ bytes) => {
      this.sent = from + bytes;
      this.#change("sending");
    };
    this.#change("sending");
    try {
      this.video = await api.sendPart(this.video.id, from, this.file.slice(from, from + PART), { onSent, signal: this.#stop.signal });
      this.sent = this.video.received ?? Math.min(this.file.size, from + PART);
      this.#change("sending");
    } catch (error) {
      if (error.status !== 409 || !Number.isFinite(error.received)) throw error;
      this.sent = error.received;
    }
  }

  /** @param {Upload["state"]} next */
  #change(next) {
    if (!this.#cancelled) this.state = next;
    this.emit("change", null);
  }
}

/** Why a file can't be a video here, in words, before a byte is sent; null if it may be one. @param {File} file */
export function refusalOf(file) {
  const { uploadBytes, quotaBytes, usedBytes } = state.session.limits;
  if (file.size === 0) return FILES.isEmpty(file.name);
  if (/^(text|audio|image|font)\/|^application\/(pdf|zip|json|msword)/.test(file.type)) return FILES.noVideo(file.name);
  if (file.size > uploadBytes) return FILES.tooLarge(file, uploadBytes);
  if (file.size > quotaBytes - usedBytes) return FILES.noSpace(file, quotaBytes - usedBytes);
  return null;
}
