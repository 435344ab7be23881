import { api } from "./api.js";
import { confirmed } from "./confirm.js";
import { fill, focused, focusHeading, h, say } from "./dom.js";
import { chooser } from "./drop.js";
import { incoming } from "./files.js";
import { icon, mark } from "./icons.js";
import { picture } from "./pictures.js";
import { toast } from "./toast.js";
import { readyTurns } from "./turns.js";
import { clock, left } from "./numbers.js";
import { APP, HOME, errorText } from "./words.js";

const AGAIN_MS = 2500;

/** The first page: drop a video, and the videos dropped before. */
export class Home extends HTMLElement {
  #timer = 0;
  #shown = "";
  #stop = () => {};

  async open() {
    document.title = "Reprise";
    this.#build();
    this.#stop = incoming.on("uploads", () => this.#showUploads());
    this.#showUploads();
    await this.refresh();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#stop();
  }

  async refresh() {
    clearTimeout(this.#timer);
    const { videos } = await api.videos();
    if (!this.isConnected) return;
    this.#showVideos(videos);
    if (videos.some((video) => video.state === "queued" || video.state === "analysing")) {
      this.#timer = setTimeout(() => this.refresh().catch(() => {}), AGAIN_MS);
    }
  }

  #build() {
    this.uploads = h("div.uploads", { "aria-label": HOME.uploads, role: "group" });
    this.list = h("ul.videos");
    this.listHead = h("h2", {}, HOME.yours);
    this.listHead.hidden = true;
    fill(
      this,
      h(
        "section.welcome",
        {},
        h("div.drop-sign", { "aria-hidden": "true" }, mark()),
        h("h1", { tabindex: -1 }, HOME.title),
        h("p.lead", {}, HOME.lead),
        chooser(HOME.choose, "video/*,.mkv,.ts,.m2ts,.avi,.mov", "button.strong.large", (files) => incoming.take(files, { asHighlights: false })),
        h("p.muted.small", {}, HOME.orDrop),
      ),
      this.uploads,
      this.listHead,
      this.list,
    );
  }

  #showUploads() {
    fill(this.uploads, incoming.uploads.map((upload) => uploadRow(upload)));
  }

  /** @param {Video[]} videos */
  #showVideos(videos) {
    const uploading = new Set(incoming.uploads.map((upload) => upload.video?.id));
    const shown = videos.filter((video) => !uploading.has(video.id));
    const key = JSON.stringify(shown.map((video) => [video.id, video.state, video.duration]));
    if (key === this.#shown) return;
    this.#shown = key;
    this.listHead.hidden = !shown.length;
    const id = focused()?.closest("li")?.dataset.id;
    fill(this.list, shown.map((video) => this.#tile(video)));
    const again = id && this.list.querySelector(`li[data-id="${CSS.escape(id)}"] :is(a, button)`);
    if (again instanceof HTMLElement) again.focus();
  }

  /** @param {Video} video */
  #tile(video) {
    const open = video.state !== "uploading" && video.state !== "failed";
    const place = h("div.picture");
    if (video.duration) {
      const frame = h("img", { alt: "", loading: "lazy" });
      place.append(frame, h("span.length.number", {}, clock(video.duration, 0)));
      picture(frame, api.posterUrl(video.id, 0, Math.min(120, video.duration / 2), 320), () => frame.remove(), readyTurns);
    }
    const note = HOME.note(video);
    const name = h("span.name", {}, video.name);
    const bin = h("button.quiet.square", { type: "button", "aria-label": HOME.deleteOf(video.name), onclick: () => this.#remove(video) }, icon("bin"));
    return h(
      "li",
      { "data-id": video.id },
      open ? h("a.video-link", { href: `#/video/${encodeURIComponent(video.id)}` }, place, name) : h("div.video-link", {}, place, name),
      h("div.row", {}, h("span.muted.small", {}, video.state === "failed" ? video.error ?? note : note), h("span.grow"), this.#resume(video), bin),
    );
  }

  /** @param {Video} video */
  #resume(video) {
    if (video.state !== "uploading") return null;
    const part = HOME.part(video.received ?? 0, video.bytes);
    return h("span.row", {}, h("span.small.number", {}, part), chooser(HOME.goOn, "", "button.quiet", (files) => incoming.take(files.slice(0, 1), { asHighlights: false, resume: video })));
  }

  /** @param {Video} video */
  async #remove(video) {
    const sure = await confirmed(HOME.sure(video.name), HOME.sureText, HOME.delete);
    if (!sure) return;
    try {
      await api.deleteVideo(video.id);
      await this.refresh();
      focusHeading();
      toast(HOME.deleted(video.name), { short: true });
    } catch (error) {
      toast(errorText(error), { bad: true });
    }
  }
}
customElements.define("rp-home", Home);

/** One upload on its way. @param {import("./upload.js").Upload} upload */
function uploadRow(upload) {
  const text = h("span.muted.number");
  const bar = h("progress", { max: upload.file.size, value: 0, "aria-label": HOME.uploadOf(upload.file.name) });
  const show = () => {
    const time = upload.secondsLeft === null ? "" : `, ${left(upload.secondsLeft)}`;
    const waiting = upload.state === "waiting" ? HOME.waiting : time;
    say(text, `${HOME.part(upload.sent, upload.file.size)}${waiting}`);
    bar.value = upload.sent;
  };
  upload.on("change", show);
  show();
  const stop = h("button.quiet", { type: "button", onclick: () => upload.cancel().catch(() => {}) }, APP.cancel);
  return h("div.upload", {}, h("p", {}, h("strong", {}, upload.file.name), " ", text), stop, bar);
}
