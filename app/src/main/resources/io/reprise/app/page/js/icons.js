/** Pictures of the page, as paths in a square of 24. */
const PATHS = {
  play: "M7 4.5v15a1 1 0 0 0 1.5.86l12-7.5a1 1 0 0 0 0-1.72l-12-7.5A1 1 0 0 0 7 4.5z",
  pause: "M6 4h4v16H6zM14 4h4v16h-4z",
  back: "M18 5v14l-9-7zM5 5h2.5v14H5z",
  forward: "M6 5v14l9-7zM16.500 5H19v14h-2.500z",
  loop: "M7 7h9v3l4.500-4L16 2v3H5v7h2zM17 17H8v-3l-4.500 4L8 22v-3h11v-7h-2z",
  sound: "M3 9v6h4l5 5V4L7 9zM15.500 8a5 5 0 0 1 0 8v-2.200a3 3 0 0 0 0-3.600zM15.500 3.500a9 9 0 0 1 0 17v-2.200a7 7 0 0 0 0-12.600z",
  silent: "M3 9v6h4l5 5V4L7 9zM21.500 9.500 20 8l-2.500 2.500L15 8l-1.500 1.500L16 12l-2.500 2.500L15 16l2.500-2.500L20 16l1.500-1.500L19 12z",
  keep: "M12 21 4 13.200A5.300 5.300 0 0 1 11.500 5.700l.5.5.5-.5A5.300 5.300 0 0 1 20 13.200z",
  close: "M18.700 6.700 17.300 5.300 12 10.600 6.700 5.300 5.300 6.700 10.600 12l-5.300 5.300 1.400 1.400 5.300-5.300 5.300 5.300 1.400-1.400L13.400 12z",
  save: "M11 3h2v9.200l3.300-3.300 1.400 1.400L12 16l-5.700-5.700 1.400-1.400 3.300 3.300zM4 18h16v2.500H4z",
  bin: "M9 3h6v2h5v2H4V5h5zM6 8.500h12L17 21H7z",
  add: "M11 4h2v7h7v2h-7v7h-2v-7H4v-2h7z",
  less: "M4 11h16v2H4z",
  whole: "M3 5h2v14H3zM19 5h2v14h-2zM6 12l4-4v3h4V8l4 4-4 4v-3h-4v3z",
  person: "M12 12a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM4 21a8 8 0 0 1 16 0z",
  undo: "M9 5 3 10l6 5v-3.500h5a4 4 0 0 1 0 8H8V22h6a6.500 6.500 0 0 0 0-13H9z",
};

/** @typedef {keyof typeof PATHS} Picture */

/**
 * @param {Picture} name
 * @returns {SVGElement} for decoration only; the button around it says what it does
 */
export function icon(name) {
  const svg = svgElement("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" });
  svg.append(svgElement("path", { d: PATHS[name] }));
  return svg;
}

/** The sign of the house: a repeat sign. */
export function mark() {
  const svg = svgElement("svg", { viewBox: "0 0 26 26", "aria-hidden": "true" });
  const dots = svgElement("g", { class: "dots" });
  for (const y of [9, 17]) dots.append(svgElement("circle", { cx: 4, cy: y, r: 3 }));
  dots.append(svgElement("rect", { x: 10, y: 1, width: 3, height: 24, rx: 1 }));
  const bars = svgElement("g", { class: "bars" });
  bars.append(svgElement("rect", { x: 16, y: 1, width: 7, height: 24, rx: 1.5 }));
  svg.append(dots, bars);
  return svg;
}

/** @param {string} name @param {Record<string, string | number>} attributes */
function svgElement(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
