import { api } from "./api.js";
import { fill, h } from "./dom.js";
import { follow } from "./jobs.js";
import { announce } from "./live.js";

const LOOK_AGAIN_MS = 1200;
const WORKING = new Set(["queued", "analysing"]);

/** Follows the analysis of a video: shows how far it is, brings the first suggestions and then all of them. */
export class Analysis {
  #video;
  #studio;
  #stop = () => {};
  #asked = 0;

  constructor(video, studio) {
    this.#video = video;
    this.#studio = studio;
  }

  start() {
    const { progress, cards } = this.#studio.parts;
    if (this.#video.state === "failed") return this.#failed(this.#video.error);
    if (!WORKING.has(this.#video.state) || !this.#video.job) return;
    progress.hidden = false;
    cards.wait(6);
    this.#stop = follow(this.#video.job, (job) => this.#tell(job), () => this.#reload());
  }

  stop() {
    this.#stop();
  }

  #tell(job) {
    if (job.state === "done") return this.#reload();
    if (job.state === "failed" || job.state === "cancelled") return this.#failed(job.error?.message ?? "The work was cancelled.");
    this.#studio.parts.progress.show(job);
    const now = performance.now();
    if (job.state !== "running" || now - this.#asked < LOOK_AGAIN_MS) return;
    this.#asked = now;
    if (!this.#video.duration) this.#facts();
    this.#studio.rerank();
  }

  async #facts() {
    const video = await api.video(this.#video.id).catch(() => null);
    if (video?.duration) this.#studio.update(video);
  }

  async #reload() {
    const video = await api.video(this.#video.id);
    this.#studio.update(video);
    if (video.state === "failed") return this.#failed(video.error);
    await this.#studio.rerank();
    this.#studio.parts.progress.hidden = true;
    announce(`Done: ${this.#studio.suggestions.length} suggestions.`);
  }

  #failed(message) {
    const { failed, progress, cards } = this.#studio.parts;
    progress.hidden = true;
    cards.clear();
    this.#studio.classList.add("has-failed");
    fill(
      failed,
      h("h2", {}, "This video can't be used"),
      h("p", {}, message ?? "The server could not read it."),
      h("a.button.strong", { href: "#/" }, "Choose another video"),
    );
    failed.hidden = false;
  }
}
