import { api, ApiError, OfflineError, refused, url } from "./api.js";
import { state } from "./state.js";
import { bytes } from "./words.js";

const PART = 8 * 1024 * 1024;
const WAITS_MS = [500, 1000, 2000, 4000, 8000];

/**
 * An upload in parts that survives a broken connection: the server is asked how much it has, and the rest is sent.
 * `change` is fired while it goes on; `state` is "sending", "waiting", "done", "failed" or "cancelled".
 */
export class Upload extends EventTarget {
  state = "sending";
  sent = 0;
  video = null;
  error = null;
  #request = null;
  #began = 0;
  #from = 0;

  /** @param {File} file @param {?object} video an upload that was begun before, of the same file */
  constructor(file, video = null) {
    super();
    this.file = file;
    this.video = video;
    this.sent = video?.received ?? 0;
  }

  /** Sends all of it. @returns {Promise<?object>} the video, null if cancelled; the error is in `error` */
  async run() {
    this.#began = performance.now();
    this.#from = this.sent;
    try {
      this.video ??= await this.#patiently(() => api.startUpload(this.file.name, this.file.size));
      while (this.sent < this.file.size && this.state !== "cancelled") await this.#patiently(() => this.#part());
      if (this.state === "cancelled") return null;
      this.#change("done");
      return this.video;
    } catch (error) {
      if (this.state === "cancelled") return null;
      this.error = error;
      this.#change("failed");
      throw error;
    }
  }

  async cancel() {
    this.#change("cancelled");
    this.#request?.abort();
    if (this.video) await api.deleteVideo(this.video.id);
  }

  /** Seconds left by the mean speed so far, null while unknown. */
  get secondsLeft() {
    const seconds = (performance.now() - this.#began) / 1000;
    const done = this.sent - this.#from;
    return seconds < 1 || done <= 0 ? null : ((this.file.size - this.sent) * seconds) / done;
  }

  /** Tries again while the server is away or busy. */
  async #patiently(run) {
    for (let attempt = 0; ; attempt++) {
      try {
        return await run();
      } catch (error) {
        const passing = error instanceof OfflineError || error.status === 503 || error.status === 429;
        if (!passing || this.state === "cancelled") throw error;
        this.#change("waiting");
        await new Promise((resolve) => setTimeout(resolve, WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)]));
        if (this.video) await this.#ask();
      }
    }
  }

  /** How much the server has. */
  async #ask() {
    const video = await api.video(this.video.id).catch(() => null);
    if (video) this.sent = video.received ?? this.sent;
  }

  async #part() {
    const from = this.sent;
    this.#change("sending");
    try {
      this.video = await this.#send(from, this.file.slice(from, from + PART));
      this.sent = this.video.received ?? Math.min(this.file.size, from + PART);
      this.#change("sending");
    } catch (error) {
      if (error.status !== 409 || !Number.isFinite(error.received)) throw error;
      this.sent = error.received;
    }
  }

  /** One part; XMLHttpRequest, because fetch doesn't tell how much has gone out. */
  #send(offset, part) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      this.#request = request;
      request.open("PATCH", url(`videos/${encodeURIComponent(this.video.id)}/content`, { offset }));
      request.setRequestHeader("Content-Type", "application/octet-stream");
      if (state.session.csrf) request.setRequestHeader("X-CSRF-Token", state.session.csrf);
      request.upload.onprogress = (event) => {
        this.sent = offset + Math.min(event.loaded, part.size);
        this.#change("sending");
      };
      request.onload = () => (request.status < 300 ? resolve(JSON.parse(request.responseText)) : reject(refusal(request)));
      request.onerror = () => reject(new OfflineError());
      request.onabort = () => reject(new DOMException("stopped", "AbortError"));
      request.send(part);
    });
  }

  #change(next) {
    if (this.state !== "cancelled") this.state = next;
    this.dispatchEvent(new Event("change"));
  }
}

function refusal(request) {
  let answer = null;
  try {
    answer = JSON.parse(request.responseText);
  } catch {
    // a proxy's page, not the API's words
  }
  return refused(request.status, answer);
}

/** Why a file can't be a video here, in words, before a byte is sent; null if it may be one. */
export function refusalOf(file) {
  const { uploadBytes, quotaBytes, usedBytes } = state.session.limits;
  if (file.size === 0) return `${file.name} is empty.`;
  if (/^(text|audio|image|font)\/|^application\/(pdf|zip|json|msword)/.test(file.type)) return `${file.name} is not a video.`;
  if (file.size > uploadBytes) return `${file.name} is ${bytes(file.size)}; this server takes up to ${bytes(uploadBytes)}. A shorter cut of it would do.`;
  if (file.size > quotaBytes - usedBytes) {
    return `${file.name} is ${bytes(file.size)}, and ${bytes(Math.max(0, quotaBytes - usedBytes))} of your space are left. Delete a video you are done with.`;
  }
  return null;
}

export { ApiError };
