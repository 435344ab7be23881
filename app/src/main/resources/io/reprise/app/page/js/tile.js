import { api } from "./api.js";
import { fill, fire, h, say } from "./dom.js";
import { download } from "./download.js";
import { icon } from "./icons.js";
import { range } from "./numbers.js";
import { WALL } from "./words.js";

const AGAIN_MS = 900;

/** A GIF of the history. Fires `rp-remove` with the highlight. */
export class Tile extends HTMLElement {
  #timer = 0;
  /** @type {StoredHighlight} */
  highlight;
  /** @type {?Video} */
  video = null;

  constructor() {
    super();
    const act = (/** @type {import("./icons.js").Picture} */ picture, /** @type {() => void} */ run) =>
      h("button.quiet.square", { type: "button", onclick: run }, icon(picture));
    this.clip = h("rp-clip");
    this.cover = h("button.cover", { type: "button", "aria-label": WALL.play, onclick: () => this.clip.play() }, this.clip);
    this.name = h("strong");
    this.about = h("span.muted.small.number");
    this.why = h("span.problem.small");
    this.saveButton = act("save", () => download({ highlight: this.highlight, video: this.video }));
    this.removeButton = act("bin", () => fire(this, "rp-remove", this.highlight));
  }

  connectedCallback() {
    if (this.firstChild) return;
    this.setAttribute("role", "listitem");
    fill(this, this.cover, h("div.row", {}, h("div.tile-text", {}, this.name, this.about, this.why), this.saveButton, this.removeButton));
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  /** @param {StoredHighlight} highlight @param {?Video} video the one it comes from, where that is at hand */
  show(highlight, video = null) {
    this.highlight = highlight;
    this.video = video;
    const { source } = highlight;
    const name = video && source ? range(source.start, source.end) : highlight.name;
    say(this.name, name);
    say(this.about, WALL.facts(highlight));
    this.removeButton.setAttribute("aria-label", WALL.removeOf(name));
    this.saveButton.setAttribute("aria-label", WALL.downloadOf(name));
    const making = highlight.state === "making";
    this.classList.toggle("making", making);
    const failed = highlight.state === "failed";
    this.classList.toggle("failed", failed);
    this.saveButton.hidden = this.cover.disabled = failed;
    this.why.hidden = !failed;
    say(this.why, failed ? WALL.failed(highlight) : "");
    this.clip.show({
      poster: highlight.video && source ? api.posterUrl(highlight.video, source.start, source.end, 320) : null,
      sources: making ? this.#preview() : failed ? [] : [api.fileUrl(highlight.id, true), api.fileUrl(highlight.id, false)],
      shape: video?.width && video.height ? video.width / video.height : 16 / 9,
      rendered: making,
    });
    if (making) this.#timer = setTimeout(() => this.#again(), AGAIN_MS);
  }

  /** Until the GIF is made the moment's preview stands in. */
  #preview() {
    const { video, source } = this.highlight;
    return video && source ? [api.previewUrl(video, source.start, source.end, 320, "mp4")] : [];
  }

  async #again() {
    const now = await api.highlight(this.highlight.id).catch(/** @returns {null} */ () => null);
    if (!this.isConnected) return;
    if (now && now.state !== "making") this.show(now, this.video);
    else this.#timer = setTimeout(() => this.#again(), AGAIN_MS);
  }
}
customElements.define("rp-tile", Tile);

/**
 * Keeps tiles in step with a list of highlights; those that stay keep their element.
 * @param {HTMLElement} host
 * @param {StoredHighlight[]} highlights
 * @param {(highlight: StoredHighlight) => ?Video} videoOf
 */
export function showTiles(host, highlights, videoOf) {
  const old = new Map([...host.querySelectorAll("rp-tile")].map((tile) => [tile.highlight.id, tile]));
  const tiles = highlights.map((highlight) => {
    const known = old.get(highlight.id);
    if (known) return known;
    const tile = h("rp-tile");
    tile.show(highlight, videoOf(highlight));
    return tile;
  });
  const keep = new Set(tiles);
  for (const tile of old.values()) if (!keep.has(tile)) tile.remove();
  tiles.forEach((tile, i) => {
    if (host.children[i] !== tile) host.insertBefore(tile, host.children[i] ?? null);
  });
}
