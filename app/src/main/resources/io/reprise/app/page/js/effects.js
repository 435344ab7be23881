import { freshId, h } from "./dom.js";
import { CROPS, LOOPS, SPEEDS } from "./limits.js";

/** What is done to a moment where nothing else is wished. */
const USUAL = { crop: "auto", speed: 1, loop: 0, boomerang: false, text: "", subtitles: false };

/**
 * What else can be done to a moment: its shape, speed and repeats, back and forth, a caption, subtitles.
 * @param {object} wish what is wished so far
 * @param {(wish: object) => void} change told what is wished anew
 */
export function effects(wish, change) {
  const now = { ...USUAL, ...wish };
  const select = (label, key, options) => {
    const id = freshId(key);
    const list = h("select", { id }, options.map(([value, name]) => h("option", { value, selected: value === now[key] }, name)));
    list.addEventListener("change", () => change({ [key]: options[list.selectedIndex][0] }));
    return h("div.field", {}, h("label", { for: id }, label), list);
  };
  const tick = (label, key) => {
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
    h("summary", {}, "Shape, speed, caption"),
    h(
      "div.effects-body",
      {},
      h("div.pair", {}, select("Shape", "crop", CROPS.map(({ crop, name }) => [crop, name])), select("Speed", "speed", SPEEDS.map((speed) => [speed, speed === 1 ? "as it is" : `${speed} times`]))),
      h("div.pair", {}, select("Plays", "loop", LOOPS.map(({ loop, name }) => [loop, name])), tick("And back again", "boomerang")),
      h("div.field", {}, h("label", { for: textId }, "Caption"), text),
      tick("The video's subtitles", "subtitles"),
    ),
  );
}

/** The fields of a request for what is wished beyond the usual. */
export function wished(wish) {
  const { crop, speed, loop, boomerang, text, subtitles } = { ...USUAL, ...wish };
  const fields = {};
  if (crop !== USUAL.crop) fields.crop = crop;
  if (speed !== USUAL.speed) fields.speed = speed;
  if (loop !== USUAL.loop) fields.loop = loop;
  if (boomerang) fields.boomerang = true;
  if (text.trim()) fields.text = text.trim();
  if (subtitles) fields.subtitles = "auto";
  return fields;
}
