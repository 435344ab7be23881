import { api } from "./api.js";
import { Analysis } from "./analysis.js";
import { fill, h, say } from "./dom.js";
import { download } from "./download.js";
import { Feedback } from "./feedback.js";
import { Looking } from "./looking.js";
import { state } from "./state.js";
import { toast } from "./toast.js";
import { clock, trouble, unlikely } from "./words.js";

const TOP = 6;
const OWN_SECONDS = 3;

/** One video: player, the chosen range, timeline, and the suggestions. */
class Studio extends HTMLElement {
  #video = null;
  #answer = { suggestions: [], segments: [], cuts: [], complete: false };
  #kept = [];
  #chosen = null;
  #touched = false;
  #turn = 0;
  #onState = (event) => (event.detail.includes("ranking") || event.detail.includes("encoder")) && this.#rerank();

  /** @param {string} id of the video */
  async open(id) {
    this.#video = await api.video(id);
    document.title = `${this.#video.name} – Reprise`;
    this.#build();
    this.analysis = new Analysis(this.#video, this);
    this.feedback = new Feedback(this.#video, this);
    this.looking = new Looking(this);
    await this.refresh();
    this.analysis.start();
  }

  connectedCallback() {
    state.addEventListener("change", this.#onState);
  }

  disconnectedCallback() {
    state.removeEventListener("change", this.#onState);
    this.analysis?.stop();
    this.looking?.stop();
  }

  /** After the server was away. */
  async refresh() {
    await Promise.all([this.#loadKept(), this.#video.state === "failed" ? null : this.#rerank()]);
  }

  get suggestions() {
    return this.#answer.suggestions;
  }

  get player() {
    return this.parts.player;
  }

  /** The video as it is now known. */
  update(video) {
    Object.assign(this.#video, video);
    say(this.parts.facts, facts(this.#video));
    this.parts.timeline.show({ duration: this.#video.duration ?? 0 });
    if (this.#chosen) this.parts.trim.show(this.#chosen, true);
  }

  /** The same video ranked with the history as it is now; an answer that was overtaken is dropped. */
  async #rerank() {
    const turn = (this.#turn += 1);
    const query = { ...state.rankingQuery(), top: TOP, all: true };
    try {
      const answer = await api.suggestions(this.#video.id, query);
      if (turn === this.#turn && this.isConnected) this.#take(answer);
    } catch (error) {
      if (turn !== this.#turn || !this.isConnected || error.status === 409) return;
      toast(trouble(error), { bad: true });
    }
  }

  rerank() {
    return this.#rerank();
  }

  #take(answer) {
    this.#answer = { segments: [], cuts: [], ...answer };
    const first = answer.suggestions[0];
    if (first && !this.#touched) this.#choose({ ...first, suggestion: first }, false);
    else if (this.#chosen?.suggestion) this.#rematch();
    this.parts.trim.cuts = this.#answer.cuts;
    this.looking.show(this.#answer);
    this.#show();
    if (answer.complete && answer.suggestions.length) {
      api.shown(this.#video.id, answer.suggestions.map((one) => one.id)).catch(() => {}); // it is only a note
    }
  }

  /** The chosen range's suggestion has a new id after each ranking. */
  #rematch() {
    const { suggestion } = this.#chosen;
    this.#chosen.suggestion =
      this.suggestions.find((s) => Math.abs(s.start - suggestion.start) + Math.abs(s.end - suggestion.end) < 0.01) ?? suggestion;
  }

  #show() {
    const { cards, timeline, choice, empty, why, eyes } = this.parts;
    const { suggestions, complete, segments, cuts } = this.#answer;
    const index = suggestions.indexOf(this.#chosen?.suggestion);
    cards.show(this.#video, suggestions, index);
    if (!complete && suggestions.length < TOP && this.#video.state !== "failed") cards.wait(TOP);
    const range = this.#chosen && { start: this.#chosen.start, end: this.#chosen.end };
    timeline.show({ segments, cuts, suggestions, range, chosen: index, kept: this.#kept });
    choice.show(this.#chosen, this.#chosen?.suggestion);
    empty.hidden = !(complete && !suggestions.length);
    say(why, basis(this.#answer));
    say(eyes, this.#answer.encoder ? `Looked at by ${this.#answer.encoder}` : "");
  }

  /** Chooses a range; `suggestion` is where it comes from, if anywhere. */
  #choose({ start, end, suggestion = null }, play) {
    this.#chosen = { start, end, suggestion };
    this.player.range = { start, end };
    this.parts.trim.hidden = false;
    this.parts.trim.show(this.#chosen, true);
    if (play) this.player.playRange();
    else this.player.seek(start);
  }

  choose(moment, play = true) {
    this.#touched = true;
    this.#choose(moment, play);
    this.#show();
  }

  #pick(suggestion) {
    this.choose({ start: suggestion.start, end: suggestion.end, suggestion });
  }

  #moved({ start, end, at, side, final }) {
    this.#touched = true;
    this.#chosen = { ...this.#chosen, start, end };
    this.player.range = { start, end };
    this.player.pause();
    this.player.seek(side === "end" ? at - this.player.frameSeconds : at);
    if (final) this.#show();
    else this.parts.choice.show(this.#chosen, this.#chosen.suggestion);
  }

  async #loadKept() {
    const { highlights } = await api.highlights({ video: this.#video.id, limit: 100 });
    this.showKept(highlights);
  }

  /** @param {object[]} highlights kept from this video, newest first */
  showKept(highlights) {
    this.keptHighlights = highlights;
    this.#kept = highlights.filter((one) => one.source).map((one) => ({ start: one.source.start, end: one.source.end }));
    this.parts.kept.show(highlights, this.#video);
    this.parts.keptHead.hidden = !highlights.length;
    this.parts.timeline.show({ kept: this.#kept });
  }

  /** What keys and buttons ask for. */
  act(name) {
    const { player, timeline } = this.parts;
    const acts = {
      play: () => player.toggle(),
      back: () => player.step(-1),
      forward: () => player.step(1),
      sound: () => player.toggleSound(),
      looping: () => (player.looping = !player.looping),
      loop: () => this.#chosen && player.playRange(),
      start: () => this.#end("start"),
      end: () => this.#end("end"),
      next: () => this.#go(1),
      previous: () => this.#go(-1),
      keep: () => this.#chosen && this.feedback.keep(this.#chosen),
      reject: () => this.#chosen?.suggestion && this.feedback.reject(this.#chosen.suggestion),
      download: () => this.#chosen && this.#download(this.#chosen),
      reset: () => this.#chosen?.suggestion && this.#pick(this.#chosen.suggestion),
      closer: () => timeline.zoom(2),
      farther: () => timeline.zoom(0.5),
      whole: () => timeline.zoom(0),
    };
    acts[name]?.();
  }

  /** After a moment left the suggestions the one now in its place is chosen. */
  chooseAfter(index) {
    const next = this.suggestions[Math.min(index, this.suggestions.length - 1)];
    if (next) this.choose({ start: next.start, end: next.end, suggestion: next }, this.player.playing);
  }

  #go(step) {
    const count = this.suggestions.length;
    if (!count) return;
    const index = this.suggestions.indexOf(this.#chosen?.suggestion);
    this.#pick(this.suggestions[(index + step + count + (index < 0 && step < 0 ? 1 : 0)) % count]);
  }

  /** Sets an end to where the video is; where that crosses the other end, a new range begins there. */
  #end(side) {
    const time = this.player.time;
    const old = this.#chosen;
    const range = { start: old?.start ?? time, end: old?.end ?? time, [side]: time };
    if (range.end - range.start >= 0.2 && range.end - range.start <= 60) return this.choose({ ...range, suggestion: old?.suggestion }, false);
    const start = side === "start" ? time : Math.max(0, time - OWN_SECONDS);
    const end = Math.min(this.player.duration, start + OWN_SECONDS);
    this.choose({ start: Math.min(start, end - 0.2), end }, false);
  }

  #download(moment) {
    this.player.pause();
    download({ video: this.#video, start: moment.start, end: moment.end });
  }

  #build() {
    const make = (name) => document.createElement(name);
    const parts = (this.parts = {
      player: make("rp-player"),
      trim: make("rp-trim"),
      choice: make("rp-choice"),
      timeline: make("rp-timeline"),
      cards: make("rp-cards"),
      kept: make("rp-kept"),
      progress: make("rp-progress"),
      facts: h("p.muted.small.number", {}, facts(this.#video)),
      why: h("p.muted.small"),
      eyes: h("p.muted.small"),
      empty: h("p.nothing", {}, "Nothing left to suggest in this video. Choose your own moments on the timeline, or undo (Ctrl+Z)."),
      failed: h("div.failed-video", { role: "alert" }),
      keptHead: h("h2", {}, "Kept from this video"),
    });
    parts.trim.hidden = parts.choice.hidden = true;
    parts.empty.hidden = parts.failed.hidden = parts.progress.hidden = parts.keptHead.hidden = true;
    fill(
      this,
      h("header.studio-head", {}, h("div", {}, h("h1", { tabindex: -1 }, this.#video.name), parts.facts), make("rp-ranking")),
      make("rp-trial"),
      parts.failed,
      h(
        "div.studio-body",
        {},
        h("section.stage", { "aria-label": "Player and timeline" }, parts.player, parts.trim, parts.choice, parts.timeline),
        h(
          "section.side",
          { "aria-labelledby": "worth" },
          h("div.side-head", {}, h("h2", { id: "worth" }, "Worth a GIF"), parts.why, parts.eyes),
          parts.progress,
          parts.cards,
          parts.empty,
          parts.keptHead,
          parts.kept,
        ),
      ),
    );
    this.#wire(parts);
  }

  #wire({ player, trim, choice, timeline, cards }) {
    player.open(this.#video);
    trim.open(this.#video);
    timeline.frameUrl = (time) => api.frameUrl(this.#video.id, Math.round(time * 2) / 2, 160);
    timeline.show({ duration: this.#video.duration ?? 0 });
    player.addEventListener("rp-time", ({ detail }) => {
      timeline.show({ time: detail.time });
      trim.time = detail.time;
    });
    timeline.addEventListener("rp-seek", ({ detail }) => (detail.scrub ? player.seek(detail.time) : player.playAt(detail.time)));
    timeline.addEventListener("rp-pick", ({ detail }) => this.#pick(this.suggestions[detail.index]));
    trim.addEventListener("rp-range", ({ detail }) => this.#moved(detail));
    trim.addEventListener("rp-seek", ({ detail }) => player.playAt(detail.time));
    for (const part of [choice, player]) part.addEventListener("rp-act", ({ detail }) => this.act(detail));
    const on = (name, run) => cards.addEventListener(name, ({ detail }) => run(detail.suggestion));
    on("rp-open", (suggestion) => this.#pick(suggestion));
    on("rp-keep", (suggestion) => this.feedback.keep({ ...suggestion, suggestion }));
    on("rp-reject", (suggestion) => this.feedback.reject(suggestion));
    on("rp-download", (suggestion) => this.#download(suggestion));
  }
}
customElements.define("rp-studio", Studio);

function facts(video) {
  const size = video.width ? `${video.width} × ${video.height}` : null;
  const rate = video.fps ? `${Math.round(video.fps * 100) / 100} frames a second` : null;
  return [video.duration ? clock(video.duration, 0) : null, size, rate].filter(Boolean).join(" · ");
}

function basis(answer) {
  if (answer.complete && answer.looking) return "Some of your GIFs are being looked at; what is suggested follows them in a moment.";
  if (!answer.complete && !answer.suggestions.length) return "The first ones come in a moment.";
  if (!answer.complete) return "The first ones; better ones may follow.";
  if (unlikely(answer)) return "Nothing in this video is much like what you clip: these are guesses. Say what you like, and what you don’t.";
  if (answer.personalised) return `By ${answer.history === 1 ? "one GIF" : `${answer.history} GIFs`} made before. Keep what you like, and the rest follows.`;
  return "What many would like. Keep what you like, and the rest follows your taste.";
}
