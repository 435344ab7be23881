import { api } from "./api.js";
import { openDialog } from "./dialog.js";
import { fill, h, say } from "./dom.js";
import { follow, isFinal } from "./jobs.js";
import { announce } from "./live.js";
import { bytes, left, trouble } from "./words.js";

/**
 * Networks that could look at the pictures and are not here: what each is good at, its size and licence, and a button
 * that has it fetched. Closing the dialog does not stop that.
 * @param {() => void} onFetched one more is here
 */
export function openEncoders(onFetched) {
  const list = h("ul.encoders", { "aria-label": "Encoders to fetch" });
  const stops = new Set();

  const row = (one) => {
    const note = h("span.muted.small", { role: "status" });
    const bar = h("progress", { max: 1, value: 0, "aria-label": `Fetching ${one.name}`, hidden: true });
    const button = h("button", { type: "button", "aria-label": `Get ${one.name}` }, "Get");
    const failed = (error) => {
      bar.hidden = true;
      button.disabled = false;
      say(note, trouble(error));
    };
    const tell = (job) => {
      bar.hidden = isFinal(job);
      bar.value = job.progress;
      if (job.state === "failed") return failed(job.error);
      if (job.state === "cancelled") return failed({ message: "It was cancelled." });
      if (job.state !== "done") return say(note, job.secondsLeft ? left(job.secondsLeft) : "");
      button.hidden = true;
      say(note, "It is here.");
      announce(`${one.name} is here.`);
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
    const what = `${one.about}. ${bytes(one.bytes)}, licence: ${one.licence}.`;
    return h("li.row", {}, h("span.grow", {}, h("strong", {}, one.name), h("span.muted.small", {}, ` ${what} `), note, bar), button);
  };

  openDialog("More encoders", [h("p", {}, "An encoder is what looks at the pictures. These can be fetched from the web; the server checks that each is the file it should be."), list], {
    spec: "dialog.encoders",
    onClose: () => stops.forEach((stop) => stop()),
  });
  const load = async () => {
    try {
      const { available } = await api.encoders();
      fill(list, available.length ? available.map(row) : h("li.muted", {}, "All are here."));
    } catch (error) {
      fill(list, h("li.muted", {}, trouble(error)));
    }
  };
  load();
}
