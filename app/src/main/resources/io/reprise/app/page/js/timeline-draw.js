import { clock } from "./numbers.js";

/** Rows of the canvas in CSS pixels: flags, the upper curve, the middle line, the lower curve, the scale. */
export const HEIGHT = 130;
const FLAGS = 26;
const MIDDLE = 78;
const LOWER = 108;
const BAR = 4;
const FLAG = 20;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/**
 * The part of the timeline that is seen; `from` is the second at the left edge.
 * @typedef {import("./timeline.js").TimelineData & {width: number, from: number, perPixel: number}} View
 * @typedef {CanvasRenderingContext2D} Pen
 * @typedef {Record<string, string>} Colours
 */

/** Draws what is seen of the timeline. @param {HTMLCanvasElement} canvas @param {View} view @param {number} height */
export function draw(canvas, view, height) {
  const ratio = devicePixelRatio || 1;
  if (canvas.width !== Math.round(view.width * ratio) || canvas.height !== height * ratio) {
    canvas.width = Math.round(view.width * ratio);
    canvas.height = height * ratio;
    canvas.style.width = `${view.width}px`;
    canvas.style.height = `${height}px`;
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, view.width, height);
  const colours = palette(canvas);
  drawRange(pen, view, colours);
  drawBars(pen, view, colours);
  drawCuts(pen, view, colours);
  drawScale(pen, view, colours, height);
  drawKept(pen, view, colours);
  drawFlags(pen, view, colours);
}

/** @param {HTMLCanvasElement} canvas @returns {Colours} */
function palette(canvas) {
  const style = getComputedStyle(canvas);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  const names = ["mine", "mine-ink", "mine-soft", "every", "line", "edge", "ink", "muted", "card", "strong"];
  return { ...Object.fromEntries(names.map((name) => [name, colour(name)])), font: style.fontFamily };
}

const place = (/** @type {Pick<View, "from" | "perPixel">} */ view, /** @type {number} */ seconds) => (seconds - view.from) / view.perPixel;

/** Best values of each column of bars, from the segments that touch it. Cost grows with the segments in sight. @param {Pick<View, "width" | "from" | "perPixel" | "segments">} view */
export function columns(view) {
  const count = Math.ceil(view.width / BAR);
  const mine = new Float32Array(count);
  const every = new Float32Array(count);
  const to = view.from + view.width * view.perPixel;
  for (const segment of view.segments) {
    if (segment.end <= view.from || segment.start >= to) continue;
    const first = Math.max(0, Math.floor(place(view, segment.start) / BAR + 0.25));
    const last = Math.min(count - 1, Math.max(first, Math.ceil(place(view, segment.end) / BAR - 0.75)));
    for (let i = first; i <= last; i++) {
      mine[i] = Math.max(mine[i], segment.percentile);
      every[i] = Math.max(every[i], segment.generic);
    }
  }
  return { mine, every };
}

/** Squared, so that the best stand out. */
const tall = (/** @type {number} */ percentile, /** @type {number} */ room) => (percentile > 0 ? 2 + (percentile / 100) ** 2 * (room - 2) : 0);

/** @param {Pen} pen @param {View} view @param {Colours} colours */
function drawBars(pen, view, colours) {
  const { mine, every } = columns(view);
  pen.fillStyle = colours.line;
  pen.fillRect(0, MIDDLE, view.width, 1);
  for (let i = 0; i < mine.length; i++) {
    const up = tall(mine[i], MIDDLE - FLAGS - 4);
    const down = tall(every[i], LOWER - MIDDLE - 4);
    pen.fillStyle = colours.mine;
    pen.globalAlpha = mine[i] >= 90 ? 1 : 0.55;
    pen.fillRect(i * BAR, MIDDLE - up, BAR - 1, up);
    pen.fillStyle = colours.every;
    pen.globalAlpha = every[i] >= 90 ? 1 : 0.6;
    pen.fillRect(i * BAR, MIDDLE + 2, BAR - 1, down);
  }
  pen.globalAlpha = 1;
}

/** Cuts as ticks under the curves; left out where they would be a solid line. */
/** @param {Pen} pen @param {View} view @param {Colours} colours */
function drawCuts(pen, view, colours) {
  pen.fillStyle = colours.edge;
  let last = -9;
  for (const cut of view.cuts) {
    const x = Math.round(place(view, cut));
    if (x < 0 || x > view.width || x - last < 3) continue;
    last = x;
    pen.fillRect(x, LOWER, 1, 5);
  }
}

/** @param {Pen} pen @param {View} view @param {Colours} colours @param {number} height */
function drawScale(pen, view, colours, height) {
  const step = STEPS.find((seconds) => seconds / view.perPixel >= 64) ?? 7200;
  pen.fillStyle = colours.muted;
  pen.font = `11px ${colours.font}`;
  pen.textBaseline = "bottom";
  const end = Math.min(view.duration, view.from + view.width * view.perPixel);
  for (let t = Math.ceil(view.from / step) * step; t <= end; t += step) {
    const x = place(view, t);
    const text = clock(t, 0);
    const half = pen.measureText(text).width / 2;
    pen.fillText(text, Math.min(Math.max(0, x - half), view.width - 2 * half), height - 2);
  }
}

/** @param {Pen} pen @param {View} view @param {Colours} colours */
function drawRange(pen, view, colours) {
  if (!view.range) return;
  const x = place(view, view.range.start);
  const width = Math.max(3, place(view, view.range.end) - x);
  pen.fillStyle = colours["mine-soft"];
  pen.fillRect(x, 0, width, LOWER + 5);
  pen.fillStyle = colours.mine;
  for (const edge of [x, x + width - 1.5]) pen.fillRect(edge, FLAGS - 2, 1.5, LOWER + 5 - FLAGS + 2);
}

/** @param {Pen} pen @param {View} view @param {Colours} colours */
function drawKept(pen, view, colours) {
  pen.fillStyle = colours.strong;
  for (const kept of view.kept) {
    const x = place(view, kept.start);
    pen.fillRect(x, LOWER + 1, Math.max(4, place(view, kept.end) - x), 4);
  }
}

/** Where each suggestion's numbered flag stands; flags that would cover each other move apart. @param {Pick<View, "width" | "from" | "perPixel" | "suggestions">} view */
export function flags(view) {
  const wanted = view.suggestions.map((s, index) => ({ index, x: place(view, (s.start + s.end) / 2) }));
  const seen = wanted.filter((flag) => flag.x > -FLAG && flag.x < view.width + FLAG).sort((a, b) => a.x - b.x);
  let last = -Infinity;
  for (const flag of seen) {
    flag.x = Math.min(Math.max(flag.x, FLAG / 2 + 1, last + FLAG + 2), Math.max(view.width - FLAG / 2 - 1, last + FLAG + 2));
    last = flag.x;
  }
  return seen;
}

/** @param {Pen} pen @param {View} view @param {Colours} colours */
function drawFlags(pen, view, colours) {
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.font = `700 11px ${colours.font}`;
  for (const flag of flags(view)) {
    const chosen = flag.index === view.chosen;
    pen.beginPath();
    pen.roundRect(flag.x - FLAG / 2, 2, FLAG, FLAG, 6);
    pen.fillStyle = chosen ? colours.mine : colours.card;
    pen.strokeStyle = colours.mine;
    pen.lineWidth = 1.5;
    pen.fill();
    pen.stroke();
    pen.fillStyle = chosen ? colours["mine-ink"] : colours.mine;
    pen.fillText(String(flag.index + 1), flag.x, 12.5);
  }
  pen.textAlign = "start";
}

/** Which suggestion's flag is at a place of the canvas, -1 if none. @param {View} view @param {number} x @param {number} y */
export function markAt(view, x, y) {
  if (y > FLAGS) return -1;
  return flags(view).find((flag) => Math.abs(flag.x - x) <= FLAG / 2 + 1)?.index ?? -1;
}
