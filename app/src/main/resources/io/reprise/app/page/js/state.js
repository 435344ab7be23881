/**
 * What all parts of the page know: who is asking, whose history counts, whether things move. `change` is fired when any
 * of it changes.
 */
class State extends EventTarget {
  /** @type {{user: ?string, accounts: boolean, csrf: ?string, limits: {uploadBytes: number, quotaBytes: number, usedBytes: number}}} */
  session = { user: "me", accounts: false, csrf: null, limits: { uploadBytes: Infinity, quotaBytes: Infinity, usedBytes: 0 } };

  /** What suggestions are ranked with: "mine", "none", or "as:NAME". */
  ranking = "mine";

  /** What looks at videos and GIFs, by name. */
  encoder = "builtin";

  /** How many GIFs are in the history, null while unknown. */
  highlights = null;

  /** Whether previews move by themselves. */
  moving = remembered("moving", !matchMedia("(prefers-reduced-motion: reduce)").matches);

  /** Whether single keys are shortcuts. */
  shortcuts = remembered("shortcuts", true);

  /** Whether the server answers. */
  online = true;

  /** @param {Partial<State>} values */
  update(values) {
    const changed = Object.keys(values).filter((key) => this[key] !== values[key]);
    if (!changed.length) return;
    Object.assign(this, values);
    for (const key of changed) if (key === "moving" || key === "shortcuts") remember(key, values[key]);
    this.dispatchEvent(new CustomEvent("change", { detail: changed }));
  }

  /** The query of suggestions for the ranking chosen. */
  rankingQuery() {
    const encoder = this.encoder === "builtin" ? null : this.encoder;
    if (this.ranking === "none") return { history: false, encoder };
    return this.ranking.startsWith("as:") ? { as: this.ranking.slice(3), encoder } : { encoder };
  }
}

/** A choice of this browser; where it keeps nothing, the default. */
export function remembered(key, otherwise) {
  try {
    const text = localStorage.getItem(`reprise.${key}`);
    return text === null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(`reprise.${key}`, JSON.stringify(value));
  } catch {
    // private windows may refuse; the choice then lasts until the page is left
  }
}

export const state = new State();
