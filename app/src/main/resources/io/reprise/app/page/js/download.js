import { api } from "./api.js";
import { openDialog } from "./dialog.js";
import { fill, freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { ended } from "./jobs.js";
import { effects, wished } from "./effects.js";
import { FORMATS, LIMITS, RATES, SIZES } from "./limits.js";
import { announce } from "./live.js";
import { remember, remembered } from "./state.js";
import { bytes, range, trouble } from "./words.js";

const WAIT_MS = 350;
const DEFAULTS = { format: "gif", megabytes: 10, size: 480, fps: 12 };

/**
 * Makes a file of a moment or of a kept GIF and says its size before it is downloaded.
 * @param {{video?: ?object, start?: number, end?: number, highlight?: object}} what
 */
export function download(what) {
  new Download(what);
}

class Download {
  #what;
  #wish = { ...DEFAULTS, ...remembered("download", {}) };
  #run = null;
  #timer = 0;

  constructor(what) {
    this.#what = what;
    this.result = h("div.result");
    this.link = h("a.button.strong.large", { download: true }, icon("save"), "Download");
    const title = what.highlight ? `Download ${what.highlight.name}` : `Download ${range(what.start, what.end)}`;
    openDialog(title, [this.#formats(), this.#limit(), this.#more(), effects(this.#wish, (wish) => this.#change(wish)), this.result, h("div.acts", {}, h("span.grow"), this.link)], {
      spec: "dialog.download",
      onClose: () => this.#stop(),
    });
    this.link.addEventListener("click", (event) => this.link.hasAttribute("href") || event.preventDefault());
    this.#make();
  }

  #formats() {
    const name = freshId("format");
    const radios = FORMATS.map(({ format, name: label, about }) => {
      const input = h("input", { type: "radio", name, value: format, checked: format === this.#wish.format, autofocus: format === this.#wish.format });
      input.addEventListener("change", () => this.#change({ format }));
      return h("label.format", {}, input, h("strong", {}, label), h("span.muted.small", {}, about));
    });
    return h("fieldset.formats", {}, h("legend.unseen", {}, "Format"), radios);
  }

  #limit() {
    const id = freshId("limit");
    const { megabytes } = this.#wish;
    const preset = LIMITS.some((limit) => limit.megabytes === megabytes);
    const options = LIMITS.map((limit) => {
      const text = limit.megabytes === null ? "No limit" : `Up to ${limit.megabytes} MB: ${limit.names}`;
      return h("option", { value: String(limit.megabytes), selected: limit.megabytes === megabytes }, text);
    });
    options.push(h("option", { value: "own", selected: !preset }, "Another limit …"));
    const own = h("input", { type: "number", min: 0.1, max: 4000, step: 0.1, value: megabytes ?? 8, "aria-label": "Limit in MB" });
    const ownRow = h("span.own", {}, own, "MB");
    ownRow.hidden = preset;
    const select = h("select", { id });
    fill(select, options);
    select.addEventListener("change", () => {
      ownRow.hidden = select.value !== "own";
      if (select.value === "own") own.focus();
      this.#change({ megabytes: select.value === "own" ? Number(own.value) : JSON.parse(select.value) });
    });
    own.addEventListener("input", () => own.checkValidity() && own.value && this.#change({ megabytes: Number(own.value) }));
    return h("div.field", {}, h("label", { for: id }, "Size"), h("div.row", {}, select, ownRow));
  }

  #more() {
    const select = (label, key, values, unit) => {
      const id = freshId(key);
      const list = h("select", { id }, values.map((value) => h("option", { value, selected: value === this.#wish[key] }, `${value} ${unit}`)));
      list.addEventListener("change", () => this.#change({ [key]: Number(list.value) }));
      return h("div.field", {}, h("label", { for: id }, label), list);
    };
    return h("div.pair", {}, select("Longer side", "size", SIZES, "pixels"), select("Pictures", "fps", RATES, "a second"));
  }

  #change(wish) {
    Object.assign(this.#wish, wish);
    const { text, subtitles, ...lasting } = this.#wish; // what belongs to this moment alone is not remembered
    remember("download", lasting);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#make(), WAIT_MS);
    this.#busy(null);
  }

  #request() {
    const { format, size, fps, megabytes } = this.#wish;
    const { highlight, video, start, end } = this.#what;
    const wish = { format, size, fps, ...wished(this.#wish) };
    if (megabytes) wish.maxBytes = Math.round(megabytes * 1e6);
    return highlight ? { highlight: highlight.id, ...wish } : { video: video.id, start, end, ...wish };
  }

  /** Renders what is wished for; an earlier wish is given up. */
  async #make() {
    this.#stop();
    const run = { abort: new AbortController(), job: null };
    this.#run = run;
    this.#busy(null);
    try {
      const job = await api.render(this.#request(), run.abort.signal);
      run.job = job.id;
      const made = job.state === "done" ? job : await ended(job.id, (now) => this.#run === run && this.#busy(now), run.abort.signal);
      if (this.#run !== run) return;
      run.job = null;
      if (made.state === "done") this.#ready(made);
      else this.#failed(made.error?.message ?? "It was not made.");
    } catch (error) {
      if (error.name !== "AbortError" && this.#run === run) this.#failed(trouble(error));
    }
  }

  #stop() {
    clearTimeout(this.#timer);
    const run = this.#run;
    this.#run = null;
    run?.abort.abort();
    if (run?.job) api.cancelJob(run.job).catch(() => {});
  }

  #busy(job) {
    this.link.removeAttribute("href");
    this.link.setAttribute("aria-disabled", "true");
    if (!this.bar?.isConnected) {
      this.bar = h("progress", { max: 1, "aria-label": "Making the file" });
      fill(this.result, h("p", {}, h("strong", {}, "Making it …"), h("span.muted", {}, " the size is known in a moment")), this.bar);
    }
    if (job?.state === "running") this.bar.value = job.progress;
  }

  #ready(job) {
    const { bytes: size, width, height, fps, givenUp = [] } = job.result;
    const lost = givenUp.length > 0;
    fill(
      this.result,
      h("p", {}, h("strong.size.number", {}, bytes(size)), h("span.muted.number", {}, ` ${width} × ${height}, ${round(fps)} pictures a second`)),
      h("p.small", {}, lost ? `To stay under ${this.#wish.megabytes} MB: ${givenUp.join("; ")}.` : "Nothing was given up for its size."),
    );
    this.link.href = api.renderedUrl(job.id);
    this.link.removeAttribute("aria-disabled");
    announce(`Ready: ${bytes(size)}${lost ? `; given up: ${givenUp.join("; ")}` : ""}`);
  }

  #failed(message) {
    const again = h("button", { type: "button", onclick: () => this.#make() }, "Try again");
    fill(this.result, h("p.trouble", { role: "alert" }, message), again);
  }
}

const round = (value) => Math.round(value * 100) / 100;
