import { api } from "./api.js";
import { follow } from "./jobs.js";
import { announce } from "./live.js";
import { VIDEO } from "./words.js";

/** @typedef {import("./video-store.js").VideoStore} VideoStore */

const LOOK_AGAIN_MS = 1200;
const WORKING = new Set(["queued", "analysing"]);

/** Follows the analysis of a video: tells how far it is, brings the first suggestions and then all of them. */
export class Analysis {
  #store;
  #stop = () => {};
  #asked = 0;

  /** @param {VideoStore} store */
  constructor(store) {
    this.#store = store;
  }

  start() {
    const { state, job, error } = this.#store.video;
    if (state === "failed") return this.#store.fail(error);
    if (!WORKING.has(state) || !job) return;
    this.#store.working({ id: job, kind: "analyse", state: "queued", progress: 0, created: "" });
    this.#stop = follow(job, (now) => this.#tell(now), () => this.#reload());
  }

  stop() {
    this.#stop();
  }

  /** @param {Job} job */
  #tell(job) {
    if (job.state === "done") return this.#reload();
    if (job.state === "failed" || job.state === "cancelled") return this.#store.fail(job.error?.message ?? VIDEO.cancelled);
    this.#store.working(job);
    const now = performance.now();
    if (job.state !== "running" || now - this.#asked < LOOK_AGAIN_MS) return;
    this.#asked = now;
    if (!this.#store.video.duration) this.#facts();
    this.#store.rerank();
  }

  async #facts() {
    const video = await api.video(this.#store.video.id).catch(/** @returns {null} */ () => null);
    if (video?.duration) this.#store.update(video);
  }

  async #reload() {
    try {
      await this.#store.reload();
      const { state, error } = this.#store.video;
      if (state === "failed") return this.#store.fail(error);
      await this.#store.rerank();
      announce(VIDEO.analysed(this.#store.suggestions.length));
    } catch (error) {
      this.#store.emit("error", error);
    }
    this.#store.working(null);
  }
}
