import { api } from "./api.js";
import { announce } from "./live.js";
import { state } from "./state.js";
import { toast } from "./toast.js";
import { done } from "./undo.js";
import { refusalOf, Upload } from "./upload.js";
import { plural, trouble } from "./words.js";

/** What came in and where it goes: videos are uploaded, GIFs join the history. */
class Files extends EventTarget {
  /** @type {Upload[]} */
  uploads = [];

  /**
   * @param {File[]} files
   * @param {{asHighlights: boolean, resume?: object}} where `asHighlights`: short videos are highlights too
   */
  take(files, { asHighlights, resume = null }) {
    const gifs = files.filter((file) => asHighlights || /^image\/(gif|webp|avif|apng|png)$/.test(file.type));
    const videos = files.filter((file) => !gifs.includes(file));
    if (gifs.length) this.#addAll(gifs);
    for (const file of videos) this.#upload(file, resume);
  }

  /** Adds GIFs one by one; says how many came in, and each that did not. */
  async #addAll(gifs) {
    announce(`Adding ${plural(gifs.length, "GIF")}`);
    const added = [];
    for (const file of gifs) {
      try {
        added.push(await api.addFile(file));
        this.dispatchEvent(new CustomEvent("added", { detail: added.at(-1) }));
      } catch (error) {
        toast(`${file.name}: ${trouble(error)}`, { bad: true });
      }
    }
    if (!added.length) return;
    this.#count(added.length);
    const what = added.length === 1 ? added[0].name : plural(added.length, "GIF");
    done(`Added ${what} to your GIFs`, async () => {
      for (const one of added) {
        await api.remove(one.id);
        this.dispatchEvent(new CustomEvent("removed", { detail: one.id }));
      }
      this.#count(-added.length);
    });
  }

  async #upload(file, resume) {
    const refusal = refusalOf(file);
    if (refusal) return toast(refusal, { bad: true });
    if (resume && file.size !== resume.bytes) {
      return toast(`${file.name} is not the file that was begun: it has another size.`, { bad: true });
    }
    const upload = new Upload(file, resume);
    this.uploads = [upload, ...this.uploads];
    this.dispatchEvent(new Event("uploads"));
    try {
      const video = await upload.run();
      if (video) this.dispatchEvent(new CustomEvent("uploaded", { detail: video }));
    } catch (error) {
      toast(`${file.name}: ${trouble(error)}`, { bad: true });
      if (upload.video) api.deleteVideo(upload.video.id).catch(() => {});
    }
    this.uploads = this.uploads.filter((other) => other !== upload);
    this.dispatchEvent(new Event("uploads"));
  }

  #count(by) {
    if (state.highlights !== null) state.update({ highlights: state.highlights + by });
  }
}

export const incoming = new Files();
