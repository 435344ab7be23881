import { freshId, h } from "./dom.js";
import { BACKGROUNDS, CROPS, LOOPS, SPEEDS } from "./limits.js";
import { EFFECTS } from "./words-dialogs.js";

/** @typedef {{crop: string, background: string, speed: number, loop: number, boomerang: boolean, text: string, subtitles: boolean}} Wish */

/** What is done to a moment where nothing else is wished. @type {Wish} */
const USUAL = { crop: "auto", background: "white", speed: 1, loop: 0, boomerang: false, text: "", subtitles: false };

/**
 * What else can be done to a moment: its shape, speed and repeats, back and forth, a caption, subtitles, and what shows
 * through where its pictures are transparent.
 * @param {Partial<Wish>} wish what is wished so far
 * @param {(wish: Partial<Wish>) => void} change told what is wished anew
 */
export function effects(wish, change) {
  const now = { ...USUAL, ...wish };
  const select = (/** @type {string} */ label, /** @type {"crop" | "speed" | "loop"} */ key, /** @type {Array<[string | number, string]>} */ options) => {
    const id = freshId(key);
    const list = h("select", { id }, options.map(([value, name]) => h("option", { value, selected: value === now[key] }, name)));
    list.addEventListener("change", () => change({ [key]: options[list.selectedIndex][0] }));
    return h("div.field", {}, h("label", { for: id }, label), list);
  };
  const tick = (/** @type {string} */ label, /** @type {"boomerang" | "subtitles"} */ key) => {
    const box = h("input", { type: "checkbox", checked: now[key] });
    box.addEventListener("change", () => change({ [key]: box.checked }));
    return h("label.tick", {}, box, label);
  };
  const textId = freshId("text");
  const text = h("textarea", { id: textId, maxlength: 500, rows: 2, dir: "auto" });
  text.addEventListener("input", () => change({ text: text.value }));
  const used = Object.keys(wished(now)).length > 0;
  return h(
    "details.effects",
    { open: used },
    h("summary", {}, EFFECTS.title),
    h(
      "div.effects-body",
      {},
      h("div.pair", {}, select(EFFECTS.crop, "crop", CROPS.map((crop) => [crop, EFFECTS.crops[crop]])), select(EFFECTS.speed, "speed", SPEEDS.map((speed) => [speed, EFFECTS.times(speed)]))),
      h("div.pair", {}, select(EFFECTS.loop, "loop", LOOPS.map((loop) => [loop, EFFECTS.loops[loop]])), tick(EFFECTS.boomerang, "boomerang")),
      h("div.field", {}, h("label", { for: textId }, EFFECTS.caption), text),
      h("div.pair", {}, tick(EFFECTS.subtitles, "subtitles"), backgrounds(now.background, change)),
    ),
  );
}

/**
 * What transparent pictures are laid over: a few names, and a picker for any other colour.
 * @param {string} chosen a name or #RRGGBB
 * @param {(wish: Partial<Wish>) => void} change told what is wished anew
 */
function backgrounds(chosen, change) {
  const id = freshId("background");
  const own = !BACKGROUNDS.some((name) => name === chosen);
  const picker = h("input", { type: "color", value: own ? chosen : "#00b140", "aria-label": EFFECTS.ownBackground });
  picker.hidden = !own;
  const list = h("select", { id }, BACKGROUNDS.map((name) => h("option", { value: name, selected: name === (own ? "own" : chosen) }, EFFECTS.backgrounds[name])));
  list.addEventListener("change", () => {
    picker.hidden = list.value !== "own";
    change({ background: list.value === "own" ? picker.value : list.value });
  });
  picker.addEventListener("input", () => change({ background: picker.value }));
  return h("div.field", {}, h("label", { for: id }, EFFECTS.background), h("div.row", {}, list, picker));
}

/** The fields of a request for what is wished beyond the usual. @param {Partial<Wish>} wish */
export function wished(wish) {
  const { crop, background, speed, loop, boomerang, text, subtitles } = { ...USUAL, ...wish };
  /** @type {Partial<Requests["render"]>} */
  const fields = {};
  if (crop !== USUAL.crop) fields.crop = crop;
  if (background !== USUAL.background) fields.background = background;
  if (speed !== USUAL.speed) fields.speed = speed;
  if (loop !== USUAL.loop) fields.loop = loop;
  if (boomerang) fields.boomerang = true;
  if (text.trim()) fields.text = text.trim();
  if (subtitles) fields.subtitles = "auto";
  return fields;
}
