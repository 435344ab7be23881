import { api } from "./api.js";
import { Emitter } from "./emitter.js";
import { isFinal } from "./jobs.js";
import { state } from "./state.js";

/** How many suggestions are asked for. */
export const TOP = 6;

/** Ranges are the same below this difference of their ends, in seconds. */
const SAME_SECONDS = 0.01;

/**
 * A range of the video, and the suggestion it comes from, if any.
 * @typedef {{start: number, end: number, suggestion?: ?Suggestion}} Moment
 */

/**
 * What the player does when a range is chosen: play it, wait at its start, go on as it was, or follow an end that moves.
 * @typedef {"play" | "wait" | "go on" | "moved"} How
 */

/**
 * @typedef {object} VideoEvents
 * @property {Video} video more is known of the video
 * @property {Answer} answer it was ranked
 * @property {{moment: Moment, how: How}} chosen a range was chosen, or its ends were moved
 * @property {StoredHighlight[]} kept the highlights of this video changed
 * @property {?Job} work how far the analysis is; null when there is none
 * @property {?string} failed the video can't be used; the server's message
 * @property {Error} error something that was asked of the server did not work
 * @property {{suggestion: Suggestion, busy: boolean}} asked the server is asked to keep or reject, or has answered
 */

/**
 * What is known of the video that is open, and what can be done with it. The parts of the page show what it tells and call
 * it; they do not know each other.
 * @extends {Emitter<VideoEvents>}
 */
export class VideoStore extends Emitter {
  /** @type {Answer} */
  answer;
  /** @type {StoredHighlight[]} */
  kept = [];
  /** @type {?Moment} */
  chosen = null;
  #turn = 0;
  #touched = false;
  #closed = false;

  /** @param {Video} video */
  constructor(video) {
    super();
    this.video = video;
    this.answer = { video: video.id, user: null, complete: false, personalised: false, history: 0, confidence: null, suggestions: [] };
  }

  get suggestions() {
    return this.answer.suggestions;
  }

  /** Where the chosen suggestion is in the ranking, -1 if none is chosen. */
  get chosenIndex() {
    return this.chosen?.suggestion ? this.suggestions.indexOf(this.chosen.suggestion) : -1;
  }

  /** Loads everything anew. */
  async refresh() {
    await Promise.all([this.#loadKept(), this.video.state === "failed" ? null : this.rerank()]);
  }

  /** Answers that come later are dropped. */
  close() {
    this.#closed = true;
  }

  get closed() {
    return this.#closed;
  }

  /** The video ranked with the history as it is now; an answer that was overtaken is dropped. */
  async rerank() {
    const turn = (this.#turn += 1);
    const query = { ...state.rankingQuery(), top: TOP, all: true };
    try {
      const answer = await api.suggestions(this.video.id, query);
      if (turn === this.#turn && !this.#closed) this.#take(answer);
    } catch (error) {
      if (turn === this.#turn && !this.#closed && error.status !== 409) this.emit("error", error);
    }
  }

  /** @param {Answer} answer */
  #take(answer) {
    this.answer = answer;
    const first = answer.suggestions[0];
    if (this.chosen?.suggestion) this.chosen.suggestion = this.#same(this.chosen.suggestion) ?? this.chosen.suggestion;
    this.emit("answer", answer);
    if (first && !this.#touched) this.#choose({ start: first.start, end: first.end, suggestion: first }, "wait");
    if (answer.complete && answer.suggestions.length) {
      api.shown(this.video.id, answer.suggestions.map((one) => one.id)).catch(() => {}); // it is only a note
    }
  }

  /** The suggestion of this range in the ranking of now; ids are new after each ranking. @param {Moment} range */
  #same({ start, end }) {
    return this.suggestions.find((one) => Math.abs(one.start - start) < SAME_SECONDS && Math.abs(one.end - end) < SAME_SECONDS);
  }

  /** Chooses a range. @param {Moment} moment @param {How} [how] */
  choose(moment, how = "play") {
    this.#touched = true;
    this.#choose(moment, how);
  }

  /** @param {Suggestion} suggestion @param {How} [how] */
  pick(suggestion, how = "play") {
    this.choose({ start: suggestion.start, end: suggestion.end, suggestion }, how);
  }

  /** @param {Moment} moment @param {How} how */
  #choose(moment, how) {
    this.chosen = moment;
    this.emit("chosen", { moment, how });
  }

  /** Moves the ends of the chosen range. @param {number} start @param {number} end */
  move(start, end) {
    this.choose({ suggestion: null, ...this.chosen, start, end }, "moved");
  }

  /** The next suggestion, or the one before. @param {number} step 1 or -1 */
  go(step) {
    const count = this.suggestions.length;
    if (!count) return;
    const index = this.chosenIndex;
    this.pick(this.suggestions[(index + step + count + (index < 0 && step < 0 ? 1 : 0)) % count]);
  }

  /** After a moment left the suggestions the one now in its place is chosen. @param {number} index */
  chooseAfter(index) {
    const next = this.suggestions[Math.min(index, this.suggestions.length - 1)];
    if (next) this.pick(next, "go on");
  }

  /** A moment that was taken back is chosen again. @param {Moment} moment */
  chooseAgain({ start, end }) {
    this.choose({ start, end, suggestion: this.#same({ start, end }) ?? null }, "wait");
  }

  /** What the server says of the video now. */
  async reload() {
    this.update(await api.video(this.video.id));
  }

  /** @param {Video} video */
  update(video) {
    Object.assign(this.video, video);
    this.emit("video", this.video);
  }

  async #loadKept() {
    const { highlights } = await api.highlights({ video: this.video.id, limit: 100 });
    this.setKept(highlights);
  }

  /** @param {StoredHighlight[]} highlights kept from this video, newest first */
  setKept(highlights) {
    this.kept = highlights;
    this.emit("kept", highlights);
  }

  /** How far the analysis is. @param {?Job} job null when it has ended */
  working(job) {
    this.emit("work", job && !isFinal(job) ? job : null);
  }

  /** @param {?string} message why the video can't be used */
  fail(message) {
    this.working(null);
    this.emit("failed", message);
  }
}
