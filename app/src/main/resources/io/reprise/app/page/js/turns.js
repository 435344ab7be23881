/**
 * Runs a few tasks at a time; when one ends, the first in order of those that wait begins.
 * @template {object} Key
 */
export class Turns {
  #most;
  #isBefore;
  #running = 0;
  /** @type {Array<{key: ?Key, begin: () => void}>} */
  #waiting = [];

  /**
   * @param {number} most at a time
   * @param {(a: Key, b: Key) => boolean} [isBefore] whether the first key's turn is before the second's; else who came first
   */
  constructor(most, isBefore = () => false) {
    this.#most = most;
    this.#isBefore = isBefore;
  }

  /**
   * @template T
   * @param {() => Promise<T>} task
   * @param {?Key} [key] what decides its place in the order
   * @returns {Promise<T>}
   */
  async run(task, key = null) {
    if (this.#running >= this.#most) await new Promise((resolve) => this.#waiting.push({ key, begin: () => resolve(null) }));
    else this.#running += 1;
    try {
      return await task();
    } finally {
      this.#next();
    }
  }

  #next() {
    if (!this.#waiting.length) {
      this.#running -= 1;
      return;
    }
    const first = this.#waiting.reduce((best, one) => (best.key && one.key && this.#isBefore(one.key, best.key) ? one : best));
    this.#waiting.splice(this.#waiting.indexOf(first), 1);
    first.begin();
  }
}

/** Whether an element comes before another on the page. @param {Node} a @param {Node} b */
const above = (a, b) => (b.compareDocumentPosition(a) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;

/*
 * Browsers keep six connections to a server. A video being played and a job being followed hold one each; these three lanes
 * hold one each, so that what the person does now need not wait for a picture, and what is at hand not for what has to be
 * made.
 */

/** Posters and kept files, which the server has at hand. */
export const readyTurns = new Turns(1);

/** Single frames that the server has to decode; it does so one at a time for a video. */
export const frameTurns = new Turns(1);

/** Previews that the server has to render, from the top of the page, so that the first moves soon. */
export const previewTurns = new Turns(1, above);
