import { focused, focusHeading, h } from "./dom.js";
import { matching } from "./match.js";
import { CARDS } from "./words.js";

/** @typedef {import("./card.js").Card} Card */
/** @typedef {{card: Card, index: number, kind: typeof KINDS[number]}} Focus a button of a card */

const MOVE = { duration: 260, easing: "cubic-bezier(.2,.7,.2,1)" };
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const KINDS = /** @type {const} */ (["openButton", "keepButton", "rejectButton", "downloadButton"]);

/**
 * The suggestions, best first. When they are ranked anew a moment keeps its card, cards glide to their new places, and the
 * focus stays on the same button: of the same moment, or, where that is gone, of the one now in its place.
 */
export class Cards extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "list");
    this.setAttribute("aria-label", CARDS.name);
  }

  /** @returns {Card[]} */
  get cards() {
    return [...this.querySelectorAll("rp-card")];
  }

  /** @param {Video} video @param {Suggestion[]} suggestions @param {number} chosen index, -1 for none */
  show(video, suggestions, chosen) {
    const focus = this.#focus();
    const old = this.cards;
    const places = new Map(old.map((card) => [card, card.getBoundingClientRect()]));
    const matches = matching(old.map((card) => card.suggestion), suggestions);
    const next = matches.map((index) => (index < 0 ? h("rp-card") : old[index]));
    for (const card of old) if (!next.includes(card)) card.remove();
    this.querySelectorAll(".waiting").forEach((card) => card.remove());
    next.forEach((card, index) => {
      if (this.children[index] !== card) this.#put(card, index);
      card.setAttribute("role", "listitem");
      card.show({ video, suggestion: suggestions[index], index, chosen: index === chosen });
      card.busy = false;
    });
    this.#glide(next, places);
    this.#refocus(focus);
  }

  /** Marks the chosen one. @param {number} chosen index, -1 for none */
  choose(chosen) {
    this.cards.forEach((card, index) => (card.chosen = index === chosen));
  }

  /** While the server is asked about a suggestion. @param {Suggestion} suggestion @param {boolean} busy */
  busy(suggestion, busy) {
    for (const card of this.cards) if (card.suggestion === suggestion) card.busy = busy;
  }

  /** Moving an element in the document makes it lose the focus, so it is put back. @param {Card} card @param {number} index */
  #put(card, index) {
    const inside = card.contains(document.activeElement) ? focused() : null;
    this.insertBefore(card, this.children[index] ?? null);
    inside?.focus({ preventScroll: true });
  }

  /** Empty places while fewer are known. @param {number} count */
  wait(count) {
    const missing = count - this.children.length;
    for (let i = 0; i < missing; i++) {
      this.append(h("div.waiting", { role: "presentation" }, h("div.picture"), h("div.line"), h("div.line.short")));
    }
  }

  clear() {
    this.replaceChildren();
  }

  /** @param {Card[]} cards @param {Map<Card, DOMRect>} places where they were */
  #glide(cards, places) {
    if (calm.matches) return;
    for (const card of cards) {
      const from = places.get(card);
      const to = card.getBoundingClientRect();
      if (!from) card.animate([{ opacity: 0, transform: "scale(.97)" }, { opacity: 1, transform: "none" }], MOVE);
      else if (from.left !== to.left || from.top !== to.top) {
        const shift = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
        card.animate([{ transform: shift }, { transform: "none" }], MOVE);
      }
    }
  }

  /** @returns {?Focus} */
  #focus() {
    const button = focused();
    const card = button?.closest("rp-card");
    if (!card || !this.contains(card)) return null;
    return { card, index: this.cards.indexOf(card), kind: KINDS.find((kind) => card[kind] === button) };
  }

  /** @param {?Focus} focus */
  #refocus(focus) {
    if (!focus?.kind) return;
    const card = this.contains(focus.card) ? focus.card : this.cards[Math.min(focus.index, this.cards.length - 1)];
    if (card) card[focus.kind].focus({ preventScroll: true });
    else focusHeading();
  }
}
customElements.define("rp-cards", Cards);
