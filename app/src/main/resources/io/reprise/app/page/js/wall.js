import { api } from "./api.js";
import { fill, focusHeading, h, say } from "./dom.js";
import { chooser } from "./drop.js";
import { incoming } from "./files.js";
import { icon } from "./icons.js";
import { removeHighlight } from "./remove.js";
import { state } from "./state.js";
import { showTiles } from "./tile.js";
import { toast } from "./toast.js";
import { errorText, WALL } from "./words.js";

const PAGE = 24;
const TAKEN = "image/gif,image/webp,image/avif,image/png,image/apng,video/*";

/** My history as a wall of GIFs, page by page as one scrolls. */
export class Wall extends HTMLElement {
  /** @type {StoredHighlight[]} */
  #list = [];
  #total = 0;
  #loading = false;
  /** @type {Array<() => void>} */
  #stops = [];
  #watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#more(), { rootMargin: "400px" });

  async open() {
    document.title = WALL.pageTitle;
    this.#build();
    this.#stops.push(
      incoming.on("added", (highlight) => this.#change([highlight, ...this.#list], this.#total + 1)),
      incoming.on("removed", (id) => this.#drop(id)),
    );
    await this.refresh();
    this.#watcher.observe(this.moreButton);
  }

  disconnectedCallback() {
    this.#watcher.disconnect();
    for (const stop of this.#stops.splice(0)) stop();
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
      toast(errorText(error), { bad: true });
    } finally {
      this.#loading = false;
    }
  }

  /** @param {StoredHighlight[]} list @param {number} total */
  #change(list, total) {
    this.#list = list;
    this.#total = Math.max(total, list.length);
    state.update({ highlights: this.#total });
    showTiles(this.tiles, list, () => null);
    this.empty.hidden = list.length > 0;
    this.moreButton.hidden = list.length >= this.#total;
    say(this.lead, list.length ? WALL.lead(this.#total) : "");
  }

  /** @param {string} id */
  #drop(id) {
    if (this.#list.some((one) => one.id === id)) this.#change(this.#list.filter((one) => one.id !== id), this.#total - 1);
  }

  #build() {
    const add = (/** @type {"button" | "button.strong.large"} */ spec) =>
      chooser(WALL.add, TAKEN, spec, (files) => incoming.take(files, { asHighlights: true }), [icon("add"), WALL.add]);
    this.tiles = h("div.tiles", { role: "list", "aria-label": WALL.title });
    this.lead = h("p.muted");
    this.moreButton = h("button", { type: "button", onclick: () => this.#more() }, WALL.more);
    this.moreButton.hidden = true;
    this.empty = h(
      "div.nothing-yet",
      {},
      h("h2", {}, WALL.none),
      h("p", {}, WALL.noneText),
      add("button.strong.large"),
    );
    this.empty.hidden = true;
    fill(
      this,
      h("header.wall-head", {}, h("div", {}, h("h1", { tabindex: -1 }, WALL.title), this.lead), add("button")),
      this.tiles,
      this.empty,
      h("div.more", {}, this.moreButton),
    );
    this.tiles.addEventListener("rp-remove", (event) => this.#remove(/** @type {CustomEvent} */ (event).detail));
  }

  /** @param {StoredHighlight} highlight */
  #remove(highlight) {
    const at = this.#list.findIndex((one) => one.id === highlight.id);
    removeHighlight(highlight, {
      gone: () => this.#drop(highlight.id),
      back: () => this.isConnected && this.#change(this.#list.toSpliced(at, 0, highlight), this.#total + 1),
      focus: () => {
        const tiles = this.tiles.querySelectorAll("rp-tile");
        if (tiles.length) tiles[Math.min(at, tiles.length - 1)].removeButton.focus();
        else focusHeading();
      },
    });
  }
}
customElements.define("rp-wall", Wall);
