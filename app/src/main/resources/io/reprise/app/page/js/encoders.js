import { api } from "./api.js";
import { openDialog } from "./dialog.js";
import { fill, h, say } from "./dom.js";
import { follow, isFinal } from "./jobs.js";
import { announce } from "./live.js";
import { left } from "./numbers.js";
import { errorText } from "./words.js";
import { ENCODERS } from "./words-dialogs.js";

/**
 * Networks that could analyse the pictures and are not here: what each is good at, its size and licence, and a button
 * that has it fetched. Closing the dialog does not stop that.
 * @param {() => void} onFetched one more is here
 */
export function openEncoders(onFetched) {
  const list = h("ul.encoders", { "aria-label": ENCODERS.list });
  /** @type {Set<() => void>} */
  const stops = new Set();

  const row = (/** @type {AvailableEncoder} */ one) => {
    const note = h("span.muted.small", { role: "status" });
    const bar = h("progress", { max: 1, value: 0, "aria-label": ENCODERS.fetching(one.name), hidden: true });
    const button = h("button", { type: "button", "aria-label": ENCODERS.getOf(one.name) }, ENCODERS.get);
    const failed = (/** @type {Error} */ error) => {
      bar.hidden = true;
      button.disabled = false;
      say(note, errorText(error));
    };
    const tell = (/** @type {Job} */ job) => {
      bar.hidden = isFinal(job);
      bar.value = job.progress;
      if (job.state === "failed") return failed(new Error(job.error.message));
      if (job.state === "cancelled") return failed(new Error(ENCODERS.cancelled));
      if (job.state !== "done") return say(note, job.secondsLeft ? left(job.secondsLeft) : "");
      button.hidden = true;
      say(note, ENCODERS.here);
      announce(ENCODERS.hereOf(one.name));
      onFetched();
    };
    button.addEventListener("click", async () => {
      button.disabled = true;
      say(note, "");
      try {
        const job = await api.fetchEncoder(one.name);
        bar.hidden = false;
        stops.add(follow(job.id, tell, failed));
      } catch (error) {
        failed(error);
      }
    });
    return h("li.row", {}, h("span.grow", {}, h("strong", {}, one.name), h("span.muted.small", {}, ENCODERS.about(one)), note, bar), button);
  };

  openDialog(ENCODERS.title, [h("p", {}, ENCODERS.lead), list], {
    spec: "dialog.encoders",
    onClose: () => stops.forEach((stop) => stop()),
  });
  const load = async () => {
    try {
      const { available } = await api.encoders();
      fill(list, available.length ? available.map(row) : h("li.muted", {}, ENCODERS.allHere));
    } catch (error) {
      fill(list, h("li.muted", {}, errorText(error)));
    }
  };
  load();
}
