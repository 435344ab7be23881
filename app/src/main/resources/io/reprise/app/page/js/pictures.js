import { frameTurns } from "./turns.js";

const WAITS_MS = [500, 1000, 2000, 4000, 8000, 8000];
/** What each element is to show. @type {WeakMap<HTMLImageElement, string>} */
const wanted = new WeakMap();

/**
 * Shows a picture from the server in an element, in turn with the others; while the server has too much to do for it, it
 * is asked for again. An element that is given another picture in the meantime forgets the first.
 * @param {HTMLImageElement} element
 * @param {string} source
 * @param {() => void} [onGone] there is none
 * @param {import("./turns.js").Turns<any>} [turns] its lane
 * @returns {Promise<boolean>} whether it is shown
 */
export async function picture(element, source, onGone = () => {}, turns = frameTurns) {
  if (wanted.get(element) === source) return false;
  wanted.set(element, source);
  for (let attempt = 0; ; attempt++) {
    const shown = await load(element, source, turns);
    if (wanted.get(element) !== source) return false;
    element.classList.toggle("missing", !shown);
    if (shown) return true;
    if (attempt >= WAITS_MS.length) {
      onGone();
      return false;
    }
    await new Promise((resolve) => setTimeout(resolve, WAITS_MS[attempt]));
    if (wanted.get(element) !== source || (!element.isConnected && attempt > 0)) return false;
  }
}

/** Whether it came. @param {HTMLImageElement} element @param {string} source @param {import("./turns.js").Turns<any>} turns */
async function load(element, source, turns) {
  if (element.loading === "lazy") await seen(element);
  return turns.run(() => (wanted.get(element) === source ? fetched(element, source) : Promise.resolve(false)));
}

/** @type {WeakMap<Element, () => void>} */
const comes = new WeakMap();
const observer = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => comes.get(target)?.()),
  { rootMargin: "80px" },
);

/** Waits until it comes into view. It is not left to the browser, which would keep its turn until then. @param {HTMLImageElement} element */
async function seen(element) {
  await new Promise((resolve) => {
    comes.set(element, () => resolve(null));
    observer.observe(element);
  });
  observer.unobserve(element);
  element.loading = "eager";
}

/**
 * Another source ends this one's load without a word, so whatever the element loads next ends the wait.
 * @param {HTMLImageElement} element
 * @param {string} source
 * @returns {Promise<boolean>}
 */
function fetched(element, source) {
  return new Promise((resolve) => {
    const over = new AbortController();
    /** @param {boolean} shown */
    const end = (shown) => () => {
      over.abort();
      resolve(shown);
    };
    element.addEventListener("load", end(true), { signal: over.signal });
    element.addEventListener("error", end(false), { signal: over.signal });
    element.src = source;
  });
}
