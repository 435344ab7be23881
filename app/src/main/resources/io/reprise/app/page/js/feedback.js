import { api } from "./api.js";
import { download } from "./download.js";
import { state } from "./state.js";
import { toast } from "./toast.js";
import { done } from "./undo.js";
import { range, trouble } from "./words.js";

/** Keeps and rejects moments of a video, so that each can be taken back; the rest is ranked anew at once. */
export class Feedback {
  #video;
  #studio;

  constructor(video, studio) {
    this.#video = video;
    this.#studio = studio;
  }

  /** @param {{start: number, end: number, suggestion: ?object}} moment */
  keep(moment) {
    return this.#try(moment, async () => {
      const { start, end, suggestion } = moment;
      const kept = await api.keep({ video: this.#video.id, start, end, suggestion: suggestion?.id });
      this.#count(1);
      this.#studio.showKept([kept, ...this.#studio.keptHighlights]);
      done(
        `Kept ${range(start, end)}`,
        async () => {
          await api.remove(kept.id);
          this.#count(-1);
          this.#studio.showKept(this.#studio.keptHighlights.filter((one) => one.id !== kept.id));
          await this.#again(moment);
        },
        { label: "Download", run: () => download({ video: this.#video, start, end }) },
      );
    });
  }

  reject(suggestion) {
    return this.#try({ ...suggestion, suggestion }, async () => {
      const { start, end, id } = suggestion;
      const rejection = await api.reject({ video: this.#video.id, start, end, suggestion: id });
      done(`Not this: ${range(start, end)}`, async () => {
        await api.unreject(rejection.id);
        await this.#again({ ...suggestion, suggestion });
      });
    });
  }

  async #try(moment, run) {
    const start = performance.now();
    const index = this.#studio.suggestions.indexOf(moment.suggestion);
    const card = this.#studio.parts.cards.cards[index];
    if (card) card.busy = true;
    try {
      await run();
      await this.#studio.rerank();
      if (index >= 0) this.#studio.chooseAfter(index);
      performance.measure("reprise:rerank", { start });
    } catch (error) {
      toast(trouble(error), { bad: true });
    } finally {
      if (card) card.busy = false;
    }
  }

  /** What was taken back is chosen again. */
  async #again(moment) {
    if (!this.#studio.isConnected) return;
    await this.#studio.rerank();
    const { start, end } = moment;
    const same = this.#studio.suggestions.find((s) => Math.abs(s.start - start) < 0.01 && Math.abs(s.end - end) < 0.01);
    this.#studio.choose({ start, end, suggestion: same ?? null }, false);
  }

  #count(by) {
    if (state.highlights !== null) state.update({ highlights: state.highlights + by });
  }
}
