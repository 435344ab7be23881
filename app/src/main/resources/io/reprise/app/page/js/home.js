import { api } from "./api.js";
import { confirmed } from "./confirm.js";
import { fill, h, say } from "./dom.js";
import { chooser } from "./drop.js";
import { incoming } from "./files.js";
import { icon, mark } from "./icons.js";
import { picture } from "./pictures.js";
import { toast } from "./toast.js";
import { bytes, clock, day, left, trouble } from "./words.js";

const AGAIN_MS = 2500;
const STATES = { queued: "Waiting to be watched", analysing: "Being watched", failed: "Can't be used", uploading: "Upload not finished" };

/** The first page: drop a video, and the videos dropped before. */
class Home extends HTMLElement {
  #timer = 0;
  #onUploads = () => this.#showUploads();

  async open() {
    document.title = "Reprise";
    this.#build();
    incoming.addEventListener("uploads", this.#onUploads);
    this.#showUploads();
    await this.refresh();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    incoming.removeEventListener("uploads", this.#onUploads);
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
    this.uploads = h("div.uploads", { "aria-label": "Uploads", role: "group" });
    this.list = h("ul.videos");
    this.listHead = h("h2", {}, "Your videos");
    this.listHead.hidden = true;
    fill(
      this,
      h(
        "section.welcome",
        {},
        h("div.drop-sign", { "aria-hidden": "true" }, mark()),
        h("h1", { tabindex: -1 }, "Drop a video. Get the GIFs you would make."),
        h("p.lead", {}, "Reprise looks for the moments you would share, and learns from every GIF you keep. Your videos stay on this server."),
        chooser("Choose a video", "video/*,.mkv,.ts,.m2ts,.avi,.mov", "button.strong.large", (files) => incoming.take(files, { asHighlights: false })),
        h("p.muted.small", {}, "or drop it anywhere on this page"),
      ),
      this.uploads,
      this.listHead,
      this.list,
    );
  }

  #showUploads() {
    fill(this.uploads, incoming.uploads.map((upload) => uploadRow(upload)));
  }

  #showVideos(videos) {
    const uploading = new Set(incoming.uploads.map((upload) => upload.video?.id));
    const shown = videos.filter((video) => !uploading.has(video.id));
    const key = JSON.stringify(shown.map((video) => [video.id, video.state, video.duration]));
    if (key === this.shown) return;
    this.shown = key;
    this.listHead.hidden = !shown.length;
    const focused = document.activeElement?.closest?.("li")?.dataset.id;
    fill(this.list, shown.map((video) => this.#tile(video)));
    if (focused) this.list.querySelector(`li[data-id="${CSS.escape(focused)}"] a, li[data-id="${CSS.escape(focused)}"] button`)?.focus();
  }

  #tile(video) {
    const open = video.state !== "uploading" && video.state !== "failed";
    const place = h("div.picture");
    if (video.duration) {
      const frame = h("img", { alt: "", loading: "lazy" });
      place.append(frame, h("span.length.number", {}, clock(video.duration, 0)));
      picture(frame, api.frameUrl(video.id, video.duration * 0.25, 480), () => frame.remove());
    }
    const note = STATES[video.state] ?? day(video.created);
    const name = h("span.name", {}, video.name);
    const bin = h("button.quiet.square", { type: "button", "aria-label": `Delete ${video.name}`, onclick: () => this.#remove(video) }, icon("bin"));
    return h(
      "li",
      { "data-id": video.id },
      open ? h("a.video-link", { href: `#/video/${encodeURIComponent(video.id)}` }, place, name) : h("div.video-link", {}, place, name),
      h("div.row", {}, h("span.muted.small", {}, video.state === "failed" ? video.error ?? note : note), h("span.grow"), this.#resume(video), bin),
    );
  }

  #resume(video) {
    if (video.state !== "uploading") return null;
    const part = `${bytes(video.received ?? 0)} of ${bytes(video.bytes)}`;
    return h("span.row", {}, h("span.small.number", {}, part), chooser("Go on", "", "button.quiet", (files) => incoming.take(files.slice(0, 1), { asHighlights: false, resume: video })));
  }

  async #remove(video) {
    const sure = await confirmed(`Delete ${video.name}?`, "The video goes from this server. GIFs you kept of it stay.", "Delete");
    if (!sure) return;
    try {
      await api.deleteVideo(video.id);
      await this.refresh();
      this.querySelector("h1").focus();
      toast(`Deleted ${video.name}`, { short: true });
    } catch (error) {
      toast(trouble(error), { bad: true });
    }
  }
}
customElements.define("rp-home", Home);

/** One upload on its way. */
function uploadRow(upload) {
  const text = h("span.muted.number");
  const bar = h("progress", { max: upload.file.size, value: 0, "aria-label": `Upload of ${upload.file.name}` });
  const show = () => {
    const time = upload.secondsLeft === null ? "" : `, ${left(upload.secondsLeft)}`;
    const waiting = upload.state === "waiting" ? ", the connection broke; going on as soon as it is back" : time;
    say(text, `${bytes(upload.sent)} of ${bytes(upload.file.size)}${waiting}`);
    bar.value = upload.sent;
  };
  upload.addEventListener("change", show);
  show();
  const stop = h("button.quiet", { type: "button", onclick: () => upload.cancel().catch(() => {}) }, "Cancel");
  return h("div.upload", {}, h("p", {}, h("strong", {}, upload.file.name), " ", text), stop, bar);
}
