import { api } from "./api.js";
import { Emitter } from "./emitter.js";
import { announce } from "./live.js";
import { state } from "./state.js";
import { toast } from "./toast.js";
import { done } from "./undo.js";
import { refusalOf, Upload } from "./upload.js";
import { FILES } from "./words.js";

/** A file that can only be a highlight, whatever page it is dropped on. @param {File} file */
export const isPicture = (file) => /^image\/(gif|webp|avif|apng|png)$/.test(file.type);

/**
 * What came in and where it goes: videos are uploaded, GIFs join the history.
 * @extends {Emitter<{uploads: Upload[], uploaded: Video, added: StoredHighlight, removed: string}>}
 */
class Files extends Emitter {
  /** @type {Upload[]} */
  uploads = [];

  /**
   * @param {File[]} files
   * @param {{asHighlights: boolean, resume?: ?Video}} where `asHighlights`: short videos are highlights too
   */
  take(files, { asHighlights, resume = null }) {
    const gifs = files.filter((file) => asHighlights || isPicture(file));
    const videos = files.filter((file) => !gifs.includes(file));
    if (gifs.length) this.#addAll(gifs);
    for (const file of videos) this.#upload(file, resume);
  }

  /** Adds GIFs one by one; says how many came in, and each that did not. @param {File[]} gifs */
  async #addAll(gifs) {
    announce(FILES.adding(gifs.length));
    /** @type {StoredHighlight[]} */
    const added = [];
    for (const file of gifs) {
      try {
        const highlight = await api.addFile(file);
        added.push(highlight);
        this.emit("added", highlight);
      } catch (error) {
        toast(FILES.problem(file.name, error), { bad: true });
      }
    }
    if (!added.length) return;
    state.countHighlights(added.length);
    done(FILES.added(added), async () => {
      for (const one of added) {
        await api.remove(one.id);
        this.emit("removed", one.id);
      }
      state.countHighlights(-added.length);
    });
  }

  /** @param {File} file @param {?Video} resume */
  async #upload(file, resume) {
    const refusal = refusalOf(file);
    if (refusal) return toast(refusal, { bad: true });
    if (resume && file.size !== resume.bytes) return toast(FILES.otherSize(file.name), { bad: true });
    const upload = new Upload(file, resume);
    this.#setUploads([upload, ...this.uploads]);
    try {
      const video = await upload.run();
      if (video) this.emit("uploaded", video);
    } catch (error) {
      toast(FILES.problem(file.name, error), { bad: true });
      if (upload.video) api.deleteVideo(upload.video.id).catch(() => {});
    }
    this.#setUploads(this.uploads.filter((other) => other !== upload));
  }

  /** @param {Upload[]} uploads */
  #setUploads(uploads) {
    this.uploads = uploads;
    this.emit("uploads", uploads);
  }
}

export const incoming = new Files();
