import { follow, isFinal } from "./jobs.js";
import { announce } from "./live.js";

/**
 * Waits for the job that looks at what an answer lacks, the video with another encoder or GIFs nobody has looked at, and
 * has the video ranked anew when it has ended.
 */
export class Looking {
  #studio;
  #id = null;
  #stop = () => {};

  constructor(studio) {
    this.#studio = studio;
  }

  /** @param {object} answer the suggestions as they are now */
  show({ looking = null, complete }) {
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

  /** Only a video that shows nothing yet has a bar; GIFs are looked at beside. */
  #tell(job, complete) {
    const { progress } = this.#studio.parts;
    if (!isFinal(job)) {
      if (!complete) {
        progress.hidden = false;
        progress.show(job);
      }
      return;
    }
    if (!complete) progress.hidden = true;
    this.stop();
    if (job.state === "done") announce(job.video ? "The video was looked at." : "Your GIFs were looked at.");
    this.#studio.rerank();
  }
}
