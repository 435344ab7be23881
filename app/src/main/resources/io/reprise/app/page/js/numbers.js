/** Numbers, times and dates as people read them. */

const UNITS = ["bytes", "kB", "MB", "GB", "TB"];

/** 30610077 is "30.6 MB"; a kB is 1000 bytes. @param {number} count */
export function bytes(count) {
  let value = count;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}

/** 264.42 seconds are "4:24.4"; with `digits` 0 they are "4:24". @param {number} seconds */
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

/** A time for a screen reader: "4 minutes 24.4 seconds". @param {number} seconds */
export function spoken(seconds) {
  const all = Math.round(seconds * 100) / 100;
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor((all % 3600) / 60);
  const rest = Math.round((all % 60) * 100) / 100;
  const parts = [];
  if (hours) parts.push(plural(hours, "hour"));
  if (hours || minutes) parts.push(plural(minutes, "minute"));
  parts.push(plural(rest, "second"));
  return parts.join(" ");
}

/** A range, "4:24.4 – 4:28.0". @param {number} start @param {number} end */
export function range(start, end) {
  return `${clock(start)} – ${clock(end)}`;
}

/** How long something takes: "about 20 s left", "about 3 min left". @param {number} seconds */
export function left(seconds) {
  if (seconds < 1.5) return "nearly done";
  if (seconds < 90) return `about ${Math.ceil(seconds)} s left`;
  return `about ${Math.ceil(seconds / 60)} min left`;
}

/** "1 GIF", "5 GIFs". @param {number} count @param {string} word */
export function plural(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** A local date: "3 May", with the year where it isn't this one; "today" and "yesterday" by name. @param {string | number | Date} moment */
export function day(moment, now = new Date()) {
  const date = new Date(moment);
  const midnight = (/** @type {Date} */ d) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return "today";
  if (days === 1) return "yesterday";
  const sameYear = date.getFullYear() === now.getFullYear();
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: sameYear ? undefined : "numeric" });
}

/** A length of a moment: "3.2 s", from a minute on "1:05.0". @param {number} seconds */
export const length = (seconds) => (seconds < 60 ? `${seconds.toFixed(1)} s` : clock(seconds));

/** 12.3456 is 12.35. @param {number} value */
export const hundredths = (value) => Math.round(value * 100) / 100;
