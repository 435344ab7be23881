import { h } from "./dom.js";

/**
 * Makes the whole page a place to drop files on.
 * @param {() => {title: string, hint: string}} words for what dropping does now
 * @param {(files: File[]) => void} onFiles
 */
export function acceptDrops(words, onFiles) {
  let depth = 0;
  /** @type {?HTMLElement} */
  let cover = null;
  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
  const away = () => {
    depth = 0;
    cover?.remove();
    cover = null;
  };
  addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth += 1;
    if (cover) return;
    const { title, hint } = words();
    cover = h("div.dropping", {}, h("strong", {}, title), h("span", {}, hint));
    document.body.append(cover);
  });
  addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  addEventListener("dragleave", (event) => {
    if (hasFiles(event) && (depth -= 1) <= 0) away();
  });
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    away();
    onFiles([...event.dataTransfer.files]);
  });
}

/**
 * A button that opens the system's file dialog.
 * @param {string} label
 * @param {string} accept kinds of files, as of an input
 * @param {"button" | `button.${string}`} spec
 * @param {(files: File[]) => void} onFiles
 * @param {Child} [content]
 */
export function chooser(label, accept, spec, onFiles, content = label) {
  const input = h("input", { type: "file", accept, multiple: true, tabindex: -1, "aria-hidden": "true" });
  input.hidden = true;
  input.addEventListener("change", () => {
    if (input.files.length) onFiles([...input.files]);
    input.value = "";
  });
  const button = h(spec, { type: "button", onclick: () => input.click() }, content);
  return h("span.chooser", {}, button, input);
}
