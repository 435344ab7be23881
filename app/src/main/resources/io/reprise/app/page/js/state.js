import { Emitter } from "./emitter.js";

/**
 * What all parts of the page know: who is asking, whose history counts, whether things move. Each field is also the event
 * that is fired when it changes.
 * @typedef {object} Shared
 * @property {Session} session
 * @property {string} ranking what suggestions are ranked with: "mine", "none", or "as:NAME"
 * @property {string} encoder name of the encoder that analyses videos and GIFs
 * @property {?number} highlights how many GIFs are in the history, null while unknown
 * @property {boolean} moving whether previews move by themselves
 * @property {boolean} shortcuts whether single keys are shortcuts
 * @property {boolean} online whether the server answers
 */

/** @type {ReadonlyArray<keyof Shared>} kept in this browser */
const LASTING = ["moving", "shortcuts"];

/** @extends {Emitter<Shared>} */
class State extends Emitter {
  /** @type {Session} */
  session = { user: "me", accounts: false, csrf: null, limits: { uploadBytes: Infinity, quotaBytes: Infinity, usedBytes: 0 } };
  ranking = "mine";
  encoder = "builtin";
  /** @type {?number} */
  highlights = null;
  /** @type {boolean} */
  moving = remembered("moving", !matchMedia("(prefers-reduced-motion: reduce)").matches);
  /** @type {boolean} */
  shortcuts = remembered("shortcuts", true);
  online = true;

  /** @param {Partial<Shared>} values */
  update(values) {
    const changed = /** @type {Array<keyof Shared>} */ (Object.keys(values)).filter((key) => this[key] !== values[key]);
    Object.assign(this, values);
    for (const key of changed) {
      if (LASTING.includes(key)) remember(key, values[key]);
      this.emit(key, values[key]);
    }
  }

  /** One more highlight, or fewer; nothing while the number is unknown. @param {number} by */
  countHighlights(by) {
    if (this.highlights !== null) this.update({ highlights: Math.max(0, this.highlights + by) });
  }

  /** The query of suggestions for the ranking chosen. */
  rankingQuery() {
    const encoder = this.encoder === "builtin" ? null : this.encoder;
    if (this.ranking === "none") return { history: false, encoder };
    return this.ranking.startsWith("as:") ? { as: this.ranking.slice(3), encoder } : { encoder };
  }
}

/** A choice of this browser; where it keeps nothing, the default. @param {string} key @param {any} otherwise */
export function remembered(key, otherwise) {
  try {
    const text = localStorage.getItem(`reprise.${key}`);
    return text === null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
}

/** @param {string} key @param {unknown} value */
export function remember(key, value) {
  try {
    localStorage.setItem(`reprise.${key}`, JSON.stringify(value));
  } catch {
    // private windows may refuse; the choice then lasts until the page is left
  }
}

export const state = new State();
