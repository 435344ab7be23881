import { Analysis } from "./analysis.js";
import { api } from "./api.js";
import { fill, h, say } from "./dom.js";
import { download } from "./download.js";
import { Feedback } from "./feedback.js";
import { MissingAnalysis } from "./missing-analysis.js";
import { state } from "./state.js";
import { toast } from "./toast.js";
import { LONGEST, SHORTEST } from "./trim.js";
import { TOP, VideoStore } from "./video-store.js";
import { VIDEO, errorText } from "./words.js";

/** @typedef {import("./video-store.js").Moment} Moment */
/** @typedef {import("./video-store.js").How} How */

const OWN_SECONDS = 3;

/** One video: player, the chosen range, timeline, and the suggestions. It shows what its {@link VideoStore} tells. */
export class VideoView extends HTMLElement {
  /** @type {VideoStore} */
  #store;
  /** @type {Array<() => void>} */
  #stops = [];

  /** @param {string} id of the video */
  async open(id) {
    this.#store = new VideoStore(await api.video(id));
    document.title = VIDEO.title(this.#store.video.name);
    this.#build();
    this.#wire();
    this.#show();
    this.feedback = new Feedback(this.#store);
    const missing = new MissingAnalysis(this.#store);
    const analysis = new Analysis(this.#store);
    this.#stops.push(
      () => analysis.stop(),
      () => missing.stop(),
      () => this.#store.close(),
      state.on("ranking", () => this.#store.rerank()),
      state.on("encoder", () => this.#store.rerank()),
    );
    await this.refresh();
    if (this.isConnected) analysis.start();
  }

  disconnectedCallback() {
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** After the server was away. */
  refresh() {
    return this.#store.refresh();
  }

  /** What the store tells, shown by the parts. */
  #show() {
    const store = this.#store;
    const { timeline, trim, facts, progress, kept, keptHead } = this.parts;
    store.on("answer", (answer) => this.#showAnswer(answer));
    store.on("chosen", ({ moment, how }) => this.#showChosen(moment, how));
    store.on("kept", (highlights) => {
      kept.show(highlights, store);
      keptHead.hidden = !highlights.length;
      timeline.show({ kept: highlights.flatMap(({ source }) => (source ? [{ start: source.start, end: source.end }] : [])) });
    });
    store.on("video", (video) => {
      say(facts, VIDEO.facts(video));
      timeline.show({ duration: video.duration ?? 0 });
      if (store.chosen) trim.show(store.chosen, true);
    });
    store.on("work", (job) => {
      progress.hidden = !job;
      if (job) progress.show(job);
    });
    store.on("asked", ({ suggestion, busy }) => this.parts.cards.busy(suggestion, busy));
    store.on("error", (error) => toast(errorText(error), { bad: true }));
    store.on("failed", (message) => this.#showFailure(message));
  }

  /** @param {Answer} answer */
  #showAnswer(answer) {
    const { cards, timeline, trim, choice, empty, why, encoder } = this.parts;
    const { video, chosenIndex, chosen } = this.#store;
    const { suggestions, complete, segments = [], cuts = [] } = answer;
    trim.cuts = cuts;
    cards.show(video, suggestions, chosenIndex);
    if (!complete && video.state !== "failed") cards.wait(TOP);
    timeline.show({ segments, cuts, suggestions, chosen: chosenIndex });
    choice.show(chosen, chosen?.suggestion);
    empty.hidden = !(complete && !suggestions.length);
    say(why, VIDEO.basis(answer));
    say(encoder, answer.encoder ? VIDEO.analysedBy(answer.encoder) : "");
  }

  /** @param {Moment} moment @param {How} how */
  #showChosen(moment, how) {
    const { player, trim, choice, timeline, cards } = this.parts;
    const { start, end } = moment;
    player.range = { start, end };
    trim.hidden = false;
    if (how !== "moved") trim.show(moment, true);
    if (how === "play" || (how === "go on" && player.playing)) player.playRange();
    else if (how !== "moved") player.seek(start);
    cards.choose(this.#store.chosenIndex);
    timeline.show({ range: { start, end }, chosen: this.#store.chosenIndex });
    choice.show(moment, moment.suggestion);
  }

  /** @param {?string} message */
  #showFailure(message) {
    const { failed, cards } = this.parts;
    cards.clear();
    this.classList.add("has-failed");
    fill(failed, h("h2", {}, VIDEO.failedTitle), h("p", {}, message ?? VIDEO.failedWhy), h("a.button.strong", { href: "#/" }, VIDEO.failedNext));
    failed.hidden = false;
  }

  /** What keys and buttons ask for. @param {string} name */
  act(name) {
    const { player, timeline } = this.parts;
    const { chosen } = this.#store;
    /** @type {Record<string, () => unknown>} */
    const acts = {
      play: () => player.toggle(),
      back: () => player.step(-1),
      forward: () => player.step(1),
      sound: () => player.toggleSound(),
      looping: () => (player.looping = !player.looping),
      loop: () => chosen && player.playRange(),
      start: () => this.#end("start"),
      end: () => this.#end("end"),
      next: () => this.#store.go(1),
      previous: () => this.#store.go(-1),
      keep: () => chosen && this.feedback.keep(chosen),
      reject: () => chosen?.suggestion && this.feedback.reject(chosen.suggestion),
      download: () => chosen && this.#download(chosen),
      reset: () => chosen?.suggestion && this.#store.pick(chosen.suggestion),
      closer: () => timeline.zoom(2),
      farther: () => timeline.zoom(0.5),
      whole: () => timeline.zoom(0),
    };
    acts[name]?.();
  }

  /** Sets an end to where the video is; where that crosses the other end, a new range begins there. @param {"start" | "end"} side */
  #end(side) {
    const { time, duration } = this.parts.player;
    const old = this.#store.chosen;
    const range = { start: old?.start ?? time, end: old?.end ?? time, [side]: time };
    const length = range.end - range.start;
    if (length >= SHORTEST && length <= LONGEST) return this.#store.choose({ ...range, suggestion: old?.suggestion }, "wait");
    const start = side === "start" ? time : Math.max(0, time - OWN_SECONDS);
    const end = Math.min(duration, start + OWN_SECONDS);
    this.#store.choose({ start: Math.min(start, end - SHORTEST), end }, "wait");
  }

  /** @param {Moment} moment */
  #download({ start, end }) {
    this.parts.player.pause();
    download({ video: this.#store.video, start, end });
  }

  #build() {
    const { video } = this.#store;
    const parts = (this.parts = {
      player: h("rp-player"),
      trim: h("rp-trim"),
      choice: h("rp-choice"),
      timeline: h("rp-timeline"),
      cards: h("rp-cards"),
      kept: h("rp-kept"),
      progress: h("rp-progress"),
      facts: h("p.muted.small.number", {}, VIDEO.facts(video)),
      why: h("p.muted.small"),
      encoder: h("p.muted.small"),
      empty: h("p.nothing", {}, VIDEO.empty),
      failed: h("div.failed-video", { role: "alert" }),
      keptHead: h("h2", {}, VIDEO.keptHead),
    });
    for (const part of [parts.trim, parts.choice, parts.empty, parts.failed, parts.progress, parts.keptHead]) part.hidden = true;
    fill(
      this,
      h("header.video-head", {}, h("div", {}, h("h1", { tabindex: -1 }, video.name), parts.facts), h("rp-ranking")),
      h("rp-trial"),
      parts.failed,
      h(
        "div.video-body",
        {},
        h("section.stage", { "aria-label": VIDEO.stage }, parts.player, parts.trim, parts.choice, parts.timeline),
        h(
          "section.side",
          { "aria-labelledby": "worth" },
          h("div.side-head", {}, h("h2", { id: "worth" }, VIDEO.worth), parts.why, parts.encoder),
          parts.progress,
          parts.cards,
          parts.empty,
          parts.keptHead,
          parts.kept,
        ),
      ),
    );
  }

  /** What a person does with the parts. */
  #wire() {
    const { player, trim, choice, timeline, cards } = this.parts;
    const { video } = this.#store;
    player.open(video);
    trim.open(video);
    timeline.frameUrl = (time) => api.frameUrl(video.id, Math.round(time * 2) / 2, 160);
    timeline.show({ duration: video.duration ?? 0 });
    listen(player, "rp-time", ({ time }) => {
      timeline.show({ time });
      trim.time = time;
    });
    listen(timeline, "rp-seek", ({ time, scrub }) => (scrub ? player.seek(time) : player.playAt(time)));
    listen(timeline, "rp-pick", ({ index }) => this.#store.pick(this.#store.suggestions[index]));
    listen(trim, "rp-range", ({ start, end, side, at }) => {
      this.#store.move(start, end);
      player.pause();
      player.seek(side === "end" ? at - player.frameSeconds : at);
    });
    listen(trim, "rp-seek", ({ time }) => player.playAt(time));
    for (const part of [choice, player]) listen(part, "rp-act", (name) => this.act(name));
    listen(cards, "rp-open", (suggestion) => this.#store.pick(suggestion));
    listen(cards, "rp-keep", (suggestion) => this.feedback.keep({ start: suggestion.start, end: suggestion.end, suggestion }));
    listen(cards, "rp-reject", (suggestion) => this.feedback.reject(suggestion));
    listen(cards, "rp-download", (suggestion) => this.#download(suggestion));
  }
}
customElements.define("rp-video", VideoView);

/** @param {Element} part @param {string} name @param {(detail: any) => void} run */
function listen(part, name, run) {
  part.addEventListener(name, (event) => run(/** @type {CustomEvent} */ (event).detail));
}
