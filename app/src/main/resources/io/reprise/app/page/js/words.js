/** What numbers are called on the page. */

const UNITS = ["bytes", "kB", "MB", "GB", "TB"];

/** 30610077 is "30.6 MB"; a kB is 1000 bytes. */
export function bytes(count) {
  let value = count;
  let unit = 0;
  while (value >= 999.95 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}

/** 264.42 seconds are "4:24.4"; with `digits` 0 they are "4:24". */
export function clock(seconds, digits = 1) {
  const scale = 10 ** digits;
  const all = Math.max(0, digits ? Math.round(seconds * scale) : Math.floor(seconds));
  const whole = digits ? Math.floor(all / scale) : all;
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const head = hours ? `${hours}:${String(minutes).padStart(2, "0")}` : String(minutes);
  const tail = digits ? `.${String(all % scale).padStart(digits, "0")}` : "";
  return `${head}:${String(whole % 60).padStart(2, "0")}${tail}`;
}

/** A time for a screen reader: "4 minutes 24.4 seconds". */
export function spoken(seconds) {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = Math.round((seconds % 60) * 100) / 100;
  const parts = [];
  if (hours) parts.push(plural(hours, "hour"));
  if (hours || minutes) parts.push(plural(minutes, "minute"));
  parts.push(plural(rest, "second"));
  return parts.join(" ");
}

/** A range, "4:24.4 – 4:28.0". */
export function range(start, end) {
  return `${clock(start)} – ${clock(end)}`;
}

/** How long something takes: "about 20 s", "about 3 min". */
export function left(seconds) {
  if (seconds < 1.5) return "nearly done";
  if (seconds < 90) return `about ${Math.ceil(seconds)} s left`;
  return `about ${Math.ceil(seconds / 60)} min left`;
}

/** "1 GIF", "5 GIFs". */
export function plural(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Where a moment stands within its video, by its percentile rank; it says nothing of other videos. */
export function standing(percentile) {
  return percentile > 50 ? `in the top ${Math.max(1, Math.ceil(100 - percentile))} % of this video` : "no better than the rest of this video";
}

/** A confidence below this means that probably nothing in the video is like what this person clips. */
const UNLIKELY = 0.5;

/** Whether an answer has to say that it guesses. */
export const unlikely = (answer) => typeof answer.confidence === "number" && answer.confidence < UNLIKELY;

/** A local date: "3 May", with the year where it isn't this one; "today" and "yesterday" by name. */
export function day(moment, now = new Date()) {
  const date = new Date(moment);
  const midnight = (d) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return "today";
  if (days === 1) return "yesterday";
  const sameYear = date.getFullYear() === now.getFullYear();
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: sameYear ? undefined : "numeric" });
}

/** Why a moment was chosen, in words. */
export function reason(suggestion) {
  const like = suggestion.because?.[0];
  if (like) return `like your GIF ${like.made ? `of ${day(like.made)}` : like.name}`;
  return GENERIC[strongest(suggestion.parts)] ?? "many would like this moment";
}

const GENERIC = {
  generic: "many would like this moment",
  similarity: "like what you keep",
  position: "people often clip around here",
  motion: "lively",
  sound: "loud, something happens",
  faces: "somebody looks at us",
};

function strongest(parts) {
  const positive = Object.entries(parts ?? {}).filter(([, value]) => value > 0);
  positive.sort((a, b) => b[1] - a[1]);
  return positive[0]?.[0];
}

/** What the server calls the stages of its work. */
const STAGES = {
  queued: "Waiting for its turn",
  probe: "Opening the video",
  plan: "Opening the video",
  analyse: "Watching the video",
  history: "Looking at your GIFs",
  rank: "Choosing moments",
  render: "Making the file",
  preview: "Making a preview",
};

export function stage(job) {
  if (job.state === "queued") return STAGES.queued;
  const name = job.stage ?? "";
  return STAGES[name] ?? (name ? name[0].toUpperCase() + name.slice(1) : "Working");
}

/** What went wrong, for people: the server's message and every field at fault. */
export function trouble(error) {
  const fields = (error.fields ?? []).map((field) => field.message).filter((text) => text && text !== error.message);
  return [error.message, ...fields].join(" ");
}
