import { api } from "./api.js";
import { fill, h, say } from "./dom.js";
import { chooser } from "./drop.js";
import { incoming } from "./files.js";
import { icon } from "./icons.js";
import { removeHighlight } from "./remove.js";
import { state } from "./state.js";
import { showTiles } from "./tile.js";
import { toast } from "./toast.js";
import { plural, trouble } from "./words.js";

const PAGE = 24;

/** My history as a wall of GIFs, page by page as one scrolls. */
class Wall extends HTMLElement {
  #list = [];
  #total = 0;
  #loading = false;
  #onAdded = (event) => this.#change([event.detail, ...this.#list], this.#total + 1);
  #onRemoved = (event) => this.#drop(event.detail);
  #watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#more(), { rootMargin: "400px" });

  async open() {
    document.title = "My GIFs – Reprise";
    this.#build();
    incoming.addEventListener("added", this.#onAdded);
    incoming.addEventListener("removed", this.#onRemoved);
    await this.refresh();
    this.#watcher.observe(this.moreButton);
  }

  disconnectedCallback() {
    this.#watcher.disconnect();
    incoming.removeEventListener("added", this.#onAdded);
    incoming.removeEventListener("removed", this.#onRemoved);
  }

  async refresh() {
    const { highlights, total } = await api.highlights({ limit: PAGE });
    this.#change(highlights, total);
  }

  async #more() {
    if (this.#loading || !this.#list.length || this.#list.length >= this.#total) return;
    this.#loading = true;
    try {
      const { highlights, total } = await api.highlights({ limit: PAGE, before: this.#list.at(-1).id });
      const known = new Set(this.#list.map((one) => one.id));
      this.#change([...this.#list, ...highlights.filter((one) => !known.has(one.id))], total);
    } catch (error) {
      toast(trouble(error), { bad: true });
    } finally {
      this.#loading = false;
    }
  }

  #change(list, total) {
    this.#list = list;
    this.#total = Math.max(total, list.length);
    state.update({ highlights: this.#total });
    showTiles(this.tiles, list, () => null);
    this.empty.hidden = list.length > 0;
    this.moreButton.hidden = list.length >= this.#total;
    say(this.lead, list.length ? `${plural(this.#total, "GIF")}, newest first. Suggestions follow what is here; remove what you no longer like.` : "");
  }

  #drop(id) {
    if (this.#list.some((one) => one.id === id)) this.#change(this.#list.filter((one) => one.id !== id), this.#total - 1);
  }

  #build() {
    const add = (spec) => chooser("Add GIFs", "image/gif,image/webp,image/avif,image/png,image/apng,video/*", spec, (files) => incoming.take(files, { asHighlights: true }), [icon("add"), "Add GIFs"]);
    this.tiles = h("div.tiles", { role: "list", "aria-label": "My GIFs" });
    this.lead = h("p.muted");
    this.moreButton = h("button", { type: "button", onclick: () => this.#more() }, "Show more");
    this.moreButton.hidden = true;
    this.empty = h(
      "div.nothing-yet",
      {},
      h("h2", {}, "No GIFs yet"),
      h("p", {}, "Keep a moment of a video, or drop GIFs here that you made before, anywhere. From the first one on, suggestions follow your taste."),
      add("button.strong.large"),
    );
    this.empty.hidden = true;
    fill(
      this,
      h("header.wall-head", {}, h("div", {}, h("h1", { tabindex: -1 }, "My GIFs"), this.lead), add("button")),
      this.tiles,
      this.empty,
      h("div.more", {}, this.moreButton),
    );
    this.tiles.addEventListener("rp-remove", (event) => this.#remove(event.detail));
  }

  #remove(highlight) {
    const at = this.#list.findIndex((one) => one.id === highlight.id);
    removeHighlight(highlight, {
      gone: () => this.#drop(highlight.id),
      back: () => this.isConnected && this.#change(this.#list.toSpliced(at, 0, highlight), this.#total + 1),
      focus: () => {
        const tile = this.tiles.children[Math.min(at, this.tiles.children.length - 1)];
        (tile?.removeButton ?? this.querySelector("h1")).focus();
      },
    });
  }
}
customElements.define("rp-wall", Wall);
