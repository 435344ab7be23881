import { api } from "./api.js";
import { openDialog } from "./dialog.js";
import { fill, freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { ended } from "./jobs.js";
import { effects, wished } from "./effects.js";
import { FORMATS, LIMITS, QUALITIES, RATES, SIZES } from "./limits.js";
import { announce } from "./live.js";
import { remember, remembered } from "./state.js";
import { bytes, range } from "./numbers.js";
import { errorText } from "./words.js";
import { DOWNLOAD } from "./words-dialogs.js";

const WAIT_MS = 350;
/** @type {{format: Requests["render"]["format"], megabytes: ?number, size: number, fps: number, quality: number}} */
const DEFAULTS = { format: "gif", megabytes: 10, size: 480, fps: 12, quality: 75 };

/**
 * Makes a file of a moment or of a kept GIF and says its size before it is downloaded.
 * @typedef {{video?: ?Video, start?: number, end?: number, highlight?: StoredHighlight}} What
 * @param {What} what
 */
export function download(what) {
  new Download(what).open();
}

class Download {
  /** @type {What} */
  #what;
  /** @type {typeof DEFAULTS & Partial<import("./effects.js").Wish>} */
  #wish = { ...DEFAULTS, ...remembered("download", {}) };
  /** @type {?{abort: AbortController, job: ?string}} */
  #run = null;
  #timer = 0;

  /** @param {What} what */
  constructor(what) {
    this.#what = what;
    this.result = h("div.result");
    this.bar = h("progress", { max: 1, "aria-label": DOWNLOAD.making });
    this.link = h("a.button.strong.large", { download: true }, icon("save"), DOWNLOAD.download);
  }

  open() {
    const { highlight, start, end } = this.#what;
    const more = effects(this.#wish, (wish) => this.#change(wish));
    openDialog(
      DOWNLOAD.titleOf(highlight ? highlight.name : range(start, end)),
      [this.#formats(), this.#limit(), this.#more(), more, this.result, h("div.acts", {}, h("span.grow"), this.link)],
      { spec: "dialog.download", onClose: () => this.#stop() },
    );
    this.link.addEventListener("click", (event) => this.link.hasAttribute("href") || event.preventDefault());
    this.#make();
  }

  #formats() {
    const name = freshId("format");
    const radios = FORMATS.map((format) => {
      const { name: label, about } = DOWNLOAD.formats[format];
      const input = h("input", { type: "radio", name, value: format, checked: format === this.#wish.format, autofocus: format === this.#wish.format });
      input.addEventListener("change", () => this.#change({ format }));
      return h("label.format", {}, input, h("strong", {}, label), h("span.muted.small", {}, about));
    });
    return h("fieldset.formats", {}, h("legend.unseen", {}, DOWNLOAD.format), radios);
  }

  #limit() {
    const id = freshId("limit");
    const { megabytes } = this.#wish;
    const preset = LIMITS.some((limit) => limit === megabytes);
    const options = LIMITS.map((limit) => {
      const text = limit === null ? DOWNLOAD.noLimit : DOWNLOAD.upTo(limit, DOWNLOAD.services[limit]);
      return h("option", { value: String(limit), selected: limit === megabytes }, text);
    });
    options.push(h("option", { value: "own", selected: !preset }, DOWNLOAD.otherLimit));
    const own = h("input", { type: "number", min: 0.1, max: 4000, step: 0.1, value: megabytes ?? 8, "aria-label": DOWNLOAD.limit });
    const ownRow = h("span.own", {}, own, DOWNLOAD.megabytes);
    ownRow.hidden = preset;
    const select = h("select", { id });
    fill(select, options);
    select.addEventListener("change", () => {
      ownRow.hidden = select.value !== "own";
      if (select.value === "own") own.focus();
      this.#change({ megabytes: select.value === "own" ? Number(own.value) : JSON.parse(select.value) });
    });
    own.addEventListener("input", () => own.checkValidity() && own.value && this.#change({ megabytes: Number(own.value) }));
    return h("div.field", {}, h("label", { for: id }, DOWNLOAD.size), h("div.row", {}, select, ownRow));
  }

  #more() {
    const select = (/** @type {string} */ label, /** @type {"size" | "fps" | "quality"} */ key, /** @type {readonly number[]} */ values, /** @type {(value: number) => string} */ name) => {
      const id = freshId(key);
      const list = h("select", { id }, values.map((value) => h("option", { value, selected: value === this.#wish[key] }, name(value))));
      list.addEventListener("change", () => this.#change({ [key]: Number(list.value) }));
      return h("div.field", {}, h("label", { for: id }, label), list);
    };
    return h(
      "div",
      {},
      h("div.pair", {}, select(DOWNLOAD.side, "size", SIZES, DOWNLOAD.pixels), select(DOWNLOAD.rate, "fps", RATES, DOWNLOAD.aSecond)),
      select(DOWNLOAD.quality, "quality", QUALITIES, (quality) => DOWNLOAD.qualities[quality]),
    );
  }

  /** @param {Partial<typeof DEFAULTS & import("./effects.js").Wish>} wish */
  #change(wish) {
    Object.assign(this.#wish, wish);
    remember("download", { ...this.#wish, text: undefined, subtitles: undefined }); // those belong to this moment alone
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#make(), WAIT_MS);
    this.#busy(null);
  }

  /** @returns {Requests["render"]} */
  #request() {
    const { format, size, fps, quality, megabytes } = this.#wish;
    const { highlight, video, start, end } = this.#what;
    /** @type {Requests["render"]} */
    const wish = { format, size, fps, quality, ...wished(this.#wish) };
    if (megabytes) wish.maxBytes = Math.round(megabytes * 1e6);
    return highlight ? { highlight: highlight.id, ...wish } : { video: video.id, start, end, ...wish };
  }

  /** Renders what is wished for; an earlier wish is given up. */
  async #make() {
    this.#stop();
    const run = { abort: new AbortController(), job: /** @type {?string} */ (null) };
    this.#run = run;
    this.#busy(null);
    try {
      const job = await api.render(this.#request(), run.abort.signal);
      run.job = job.id;
      const made = job.state === "done" ? job : await ended(job.id, (now) => this.#run === run && this.#busy(now), run.abort.signal);
      if (this.#run !== run) return;
      run.job = null;
      if (made.state === "done") this.#ready(made);
      else this.#failed(made.error?.message ?? DOWNLOAD.failed);
    } catch (error) {
      if (error.name !== "AbortError" && this.#run === run) this.#failed(errorText(error));
    }
  }

  #stop() {
    clearTimeout(this.#timer);
    const run = this.#run;
    this.#run = null;
    run?.abort.abort();
    if (run?.job) api.cancelJob(run.job).catch(() => {});
  }

  /** @param {?Job} job */
  #busy(job) {
    this.link.removeAttribute("href");
    this.link.setAttribute("aria-disabled", "true");
    if (!this.bar.isConnected) {
      this.bar.removeAttribute("value");
      fill(this.result, h("p", {}, h("strong", {}, DOWNLOAD.makingNow), h("span.muted", {}, DOWNLOAD.sizeSoon)), this.bar);
    }
    if (job?.state === "running") this.bar.value = job.progress;
  }

  /** @param {Job} job */
  #ready(job) {
    const { bytes: size, width, height, fps, givenUp = [] } = job.result;
    fill(
      this.result,
      h("p", {}, h("strong.size.number", {}, bytes(size)), h("span.muted.number", {}, DOWNLOAD.facts({ width, height, fps }))),
      h("p.small", {}, givenUp.length ? DOWNLOAD.givenUp(this.#wish.megabytes, givenUp) : DOWNLOAD.nothingGivenUp),
    );
    this.link.href = api.renderedUrl(job.id);
    this.link.removeAttribute("aria-disabled");
    announce(DOWNLOAD.ready(size, givenUp));
  }

  /** @param {string} message */
  #failed(message) {
    const again = h("button", { type: "button", onclick: () => this.#make() }, DOWNLOAD.again);
    fill(this.result, h("p.problem", { role: "alert" }, message), again);
  }
}
