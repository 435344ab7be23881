import { api } from "./api.js";
import { fill, h, say } from "./dom.js";
import { download } from "./download.js";
import { icon } from "./icons.js";
import { bytes, day, range } from "./words.js";

const AGAIN_MS = 900;

/** A GIF of the history. Fires `rp-remove`. */
class Tile extends HTMLElement {
  #timer = 0;

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  /** @param {object} highlight @param {?object} video the one it comes from, where that is at hand */
  show(highlight, video = null) {
    this.highlight = highlight;
    this.video = video;
    if (!this.clip) this.#build();
    const name = video && highlight.source ? range(highlight.source.start, highlight.source.end) : highlight.name;
    say(this.name, name);
    say(this.about, facts(highlight));
    this.removeButton.setAttribute("aria-label", `Remove ${name} from my GIFs`);
    this.saveButton.setAttribute("aria-label", `Download ${name}`);
    this.classList.toggle("making", highlight.state === "making");
    const shape = video?.width ? video.width / video.height : 16 / 9;
    const at = highlight.source && (highlight.source.start + highlight.source.end) / 2;
    const poster = highlight.video && at !== null ? api.frameUrl(highlight.video, at, 320) : null;
    this.clip.show({ poster, sources: highlight.state === "ready" ? sources(highlight) : this.#preview(), shape });
    if (highlight.state === "making") this.#timer = setTimeout(() => this.#again(), AGAIN_MS);
  }

  /** Until the GIF is made the moment's preview stands in. */
  #preview() {
    const { video, source } = this.highlight;
    return video && source ? [api.previewUrl(video, source.start, source.end, 320, "mp4")] : [];
  }

  async #again() {
    const now = await api.highlight(this.highlight.id).catch(() => null);
    if (!this.isConnected) return;
    if (now?.state === "ready") this.show(now, this.video);
    else this.#timer = setTimeout(() => this.#again(), AGAIN_MS);
  }

  #build() {
    this.setAttribute("role", "listitem");
    this.clip = document.createElement("rp-clip");
    this.name = h("strong");
    this.about = h("span.muted.small.number");
    const act = (picture, run) => h("button.quiet.square", { type: "button", onclick: run }, icon(picture));
    this.saveButton = act("save", () => download({ highlight: this.highlight, video: this.video }));
    this.removeButton = act("bin", () => this.dispatchEvent(new CustomEvent("rp-remove", { bubbles: true, detail: this.highlight })));
    const move = h("button.cover", { type: "button", "aria-label": "Play", onclick: () => this.clip.play() }, this.clip);
    fill(this, move, h("div.row", {}, h("div.tile-text", {}, this.name, this.about), this.saveButton, this.removeButton));
    this.move = move;
  }
}
customElements.define("rp-tile", Tile);

function sources(highlight) {
  return [api.fileUrl(highlight.id, true), api.fileUrl(highlight.id, false)];
}

function facts({ made, duration, bytes: size, state }) {
  return [day(made), duration && `${duration.toFixed(1)} s`, state === "making" ? "being made" : size && bytes(size)]
    .filter(Boolean)
    .join(" · ");
}

/** Keeps tiles in step with a list of highlights; those that stay keep their element. */
export function showTiles(host, highlights, videoOf) {
  const old = new Map([...host.children].map((tile) => [tile.highlight.id, tile]));
  const tiles = highlights.map((highlight) => {
    const known = old.get(highlight.id);
    if (known) return known;
    const tile = document.createElement("rp-tile");
    tile.show(highlight, videoOf(highlight));
    return tile;
  });
  const keep = new Set(tiles);
  for (const tile of old.values()) if (!keep.has(tile)) tile.remove();
  tiles.forEach((tile, i) => {
    if (host.children[i] !== tile) host.insertBefore(tile, host.children[i] ?? null);
  });
}
