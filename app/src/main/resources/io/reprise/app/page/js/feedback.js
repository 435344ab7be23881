import { api } from "./api.js";
import { download } from "./download.js";
import { state } from "./state.js";
import { toast } from "./toast.js";
import { done } from "./undo.js";
import { VIDEO, errorText } from "./words.js";

/** @typedef {import("./video-store.js").VideoStore} VideoStore */
/** @typedef {import("./video-store.js").Moment} Moment */

/** Keeps and rejects moments of a video, so that each can be taken back; the rest is ranked anew at once. */
export class Feedback {
  #store;

  /** @param {VideoStore} store */
  constructor(store) {
    this.#store = store;
  }

  /** @param {Moment} moment */
  keep(moment) {
    return this.#try(moment, async () => {
      const { start, end, suggestion } = moment;
      const { video } = this.#store;
      const kept = await api.keep({ video: video.id, start, end, suggestion: suggestion?.id });
      state.countHighlights(1);
      this.#store.setKept([kept, ...this.#store.kept]);
      done(VIDEO.kept(start, end), () => this.#takeBack(kept, moment), { label: VIDEO.download, run: () => download({ video, start, end }) });
    });
  }

  /** @param {StoredHighlight} kept @param {Moment} moment */
  async #takeBack(kept, moment) {
    await api.remove(kept.id);
    state.countHighlights(-1);
    this.#store.setKept(this.#store.kept.filter((one) => one.id !== kept.id));
    await this.#again(moment);
  }

  /** @param {Suggestion} suggestion */
  reject(suggestion) {
    const { start, end, id } = suggestion;
    return this.#try({ start, end, suggestion }, async () => {
      const rejection = await api.reject({ video: this.#store.video.id, start, end, suggestion: id });
      done(VIDEO.rejected(start, end), async () => {
        await api.unreject(rejection.id);
        await this.#again({ start, end });
      });
    });
  }

  /** @param {Moment} moment @param {() => Promise<void>} run */
  async #try({ suggestion }, run) {
    const start = performance.now();
    const index = suggestion ? this.#store.suggestions.indexOf(suggestion) : -1;
    if (index >= 0) this.#store.emit("asked", { suggestion, busy: true });
    try {
      await run();
      await this.#store.rerank();
      if (index >= 0) this.#store.chooseAfter(index);
      performance.measure("reprise:rerank", { start });
    } catch (error) {
      toast(errorText(error), { bad: true });
    } finally {
      if (index >= 0) this.#store.emit("asked", { suggestion, busy: false });
    }
  }

  /** What was taken back is chosen again. @param {Moment} moment */
  async #again(moment) {
    if (this.#store.closed) return;
    await this.#store.rerank();
    this.#store.chooseAgain(moment);
  }
}
