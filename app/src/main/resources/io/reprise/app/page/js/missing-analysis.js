import { follow, isFinal } from "./jobs.js";
import { announce } from "./live.js";
import { VIDEO } from "./words.js";

/** @typedef {import("./video-store.js").VideoStore} VideoStore */

/**
 * Waits for the job that analyses what an answer lacks, the video with another encoder or GIFs that are not analysed yet,
 * and has the video ranked anew when it has ended.
 */
export class MissingAnalysis {
  #store;
  /** @type {?string} */
  #id = null;
  #stop = () => {};

  /** @param {VideoStore} store */
  constructor(store) {
    this.#store = store;
    store.on("answer", (answer) => this.#show(answer));
  }

  /** @param {Answer} answer the suggestions as they are now */
  #show({ looking = null, complete }) {
    if (looking === this.#id) return;
    this.stop();
    this.#id = looking;
    if (!looking) return;
    this.#stop = follow(looking, (job) => this.#tell(job, complete), () => this.stop());
  }

  stop() {
    this.#stop();
    this.#stop = () => {};
    this.#id = null;
  }

  /** Only a video that shows nothing yet has a bar; GIFs are analysed beside. @param {Job} job @param {boolean} complete */
  #tell(job, complete) {
    if (!complete) this.#store.working(job);
    if (!isFinal(job)) return;
    this.stop();
    if (job.state === "done") announce(job.video ? VIDEO.videoAnalysed : VIDEO.gifsAnalysed);
    this.#store.rerank();
  }
}
