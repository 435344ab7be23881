const WAITS_MS = [500, 1000, 2000, 4000, 8000, 8000];

/**
 * Shows a picture from the server in an element; while the server has too much to do for it, it is asked for again. An
 * element that is given another picture in the meantime forgets the first.
 * @param {HTMLImageElement} element
 * @param {string} source
 * @param {() => void} [onGone] there is none
 */
export function picture(element, source, onGone = () => {}) {
  if (element.getAttribute("src") === source) return;
  let attempt = 0;
  element.onload = () => element.classList.remove("missing");
  element.onerror = () => {
    element.classList.add("missing");
    if (attempt >= WAITS_MS.length) return onGone();
    setTimeout(() => element.getAttribute("src") === source && (element.isConnected || attempt < 2) && (element.src = source), WAITS_MS[attempt]);
    attempt += 1;
  };
  element.src = source;
}
