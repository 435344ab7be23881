import { h } from "./dom.js";

const MOVE = { duration: 260, easing: "cubic-bezier(.2,.7,.2,1)" };
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * The suggestions, best first. When they are ranked anew a moment keeps its card, cards glide to their new places, and the
 * focus stays on the same button: of the same moment, or, where that is gone, of the one now in its place.
 */
class Cards extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "list");
    this.setAttribute("aria-label", "Suggestions");
  }

  get cards() {
    return [...this.querySelectorAll("rp-card:not(.leaving)")];
  }

  /** @param {object} video @param {object[]} suggestions @param {number} chosen index, -1 for none */
  show(video, suggestions, chosen) {
    const focus = this.#focus();
    const old = this.cards;
    const places = new Map(old.map((card) => [card, card.getBoundingClientRect()]));
    const free = new Set(old);
    const next = suggestions.map((suggestion) => take(free, suggestion) ?? document.createElement("rp-card"));
    for (const card of free) card.remove();
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

  /** Moving an element in the document makes it lose the focus, so it is put back. */
  #put(card, index) {
    const inside = card.contains(document.activeElement) ? document.activeElement : null;
    this.insertBefore(card, this.children[index] ?? null);
    inside?.focus({ preventScroll: true });
  }

  /** Empty places while nothing is known yet. */
  wait(count) {
    const missing = count - this.children.length;
    for (let i = 0; i < missing; i++) {
      this.append(h("div.waiting", { role: "presentation" }, h("div.picture"), h("div.line"), h("div.line.short")));
    }
  }

  clear() {
    this.replaceChildren();
  }

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

  #focus() {
    const button = document.activeElement;
    const card = button?.closest?.("rp-card");
    if (!card || !this.contains(card)) return null;
    return { card, index: this.cards.indexOf(card), kind: KINDS.find((kind) => card[kind] === button) };
  }

  #refocus(focus) {
    if (!focus?.kind) return;
    const card = this.contains(focus.card) ? focus.card : this.cards[Math.min(focus.index, this.cards.length - 1)];
    if (card) card[focus.kind].focus({ preventScroll: true });
    else document.querySelector("main h1")?.focus();
  }
}
customElements.define("rp-cards", Cards);

const KINDS = ["openButton", "keepButton", "rejectButton", "downloadButton"];

/** The card that already shows (nearly) this moment. */
function take(free, suggestion) {
  for (const card of free) {
    const { start, end } = card.suggestion;
    const shared = Math.min(end, suggestion.end) - Math.max(start, suggestion.start);
    if (shared > 0.6 * Math.max(end - start, suggestion.end - suggestion.start)) {
      free.delete(card);
      return card;
    }
  }
  return null;
}
