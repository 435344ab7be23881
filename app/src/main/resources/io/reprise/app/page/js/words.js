import { bytes, clock, day, hundredths, left, length, plural, range, spoken } from "./numbers.js";

/** The page's English, by the part that says it. */

/** @param {string} text */
const sentence = (text) => text[0].toUpperCase() + text.slice(1);

export const APP = {
  lostTitle: "It isn't here any more",
  lost: "This video was deleted, or it belongs to another user.",
  brokenTitle: "That did not work",
  toVideos: "To the videos",
  dropGifs: { title: "Drop GIFs here", hint: "GIF, WebP or short videos join your history" },
  dropAny: { title: "Drop it anywhere", hint: "a video to find moments in, or GIFs you made" },
  logInFirst: "Log in first.",
  away: "The server does not answer. Nothing you kept is lost; this page goes on as soon as it is back.",
  messages: "Messages",
  closeMessage: "Close this message",
  close: "Close",
  cancel: "Cancel",
  nothingToUndo: "There is nothing to undo.",
  undo: "Undo",
  undone: (/** @type {string} */ label) => `Undone: ${label}`,
};

export const API = {
  answered: (/** @type {number} */ status) => `The server answered ${status}.`,
  away: "The server does not answer. It will be tried again.",
};

export const HEADER = {
  videos: "Videos",
  gifs: "My GIFs ",
  pages: "Pages",
  first: "Reprise, first page",
  name: "Reprise",
  help: "Help and keys",
  account: "Account and tokens",
  accountOf: (/** @type {?string} */ user) => `${user}: account and tokens`,
  logOut: "Log out",
  still: "Let previews stand still",
  move: "Let previews move",
};

/** @type {Partial<Record<Video["state"], string>>} */
const VIDEO_STATES = { queued: "Waiting to be analysed", analysing: "Being analysed", failed: "Can't be used", uploading: "Upload not finished" };

export const HOME = {
  uploads: "Uploads",
  yours: "Your videos",
  title: "Drop a video. Get the GIFs you would make.",
  lead: "Reprise looks for the moments you would share, and learns from every GIF you keep. Your videos stay on this server.",
  choose: "Choose a video",
  orDrop: "or drop it anywhere on this page",
  note: (/** @type {Video} */ { state, created }) => VIDEO_STATES[state] ?? day(created),
  deleteOf: (/** @type {string} */ name) => `Delete ${name}`,
  sure: (/** @type {string} */ name) => `Delete ${name}?`,
  sureText: "The video goes from this server. GIFs you kept of it stay.",
  delete: "Delete",
  deleted: (/** @type {string} */ name) => `Deleted ${name}`,
  goOn: "Go on",
  part: (/** @type {number} */ sent, /** @type {number} */ all) => `${bytes(sent)} of ${bytes(all)}`,
  uploadOf: (/** @type {string} */ name) => `Upload of ${name}`,
  waiting: ", the connection broke; going on as soon as it is back",
};

export const FILES = {
  adding: (/** @type {number} */ count) => `Adding ${plural(count, "GIF")}`,
  added: (/** @type {StoredHighlight[]} */ added) => `Added ${added.length === 1 ? added[0].name : plural(added.length, "GIF")} to your GIFs`,
  problem: (/** @type {string} */ name, /** @type {Error} */ error) => `${name}: ${errorText(error)}`,
  otherSize: (/** @type {string} */ name) => `${name} is not the file that was begun: it has another size.`,
  isEmpty: (/** @type {string} */ name) => `${name} is empty.`,
  noVideo: (/** @type {string} */ name) => `${name} is not a video.`,
  tooLarge: (/** @type {File} */ { name, size }, /** @type {number} */ most) => `${name} is ${bytes(size)}; this server takes up to ${bytes(most)}. A shorter cut of it would do.`,
  noSpace: (/** @type {File} */ { name, size }, /** @type {number} */ free) => `${name} is ${bytes(size)}, and ${bytes(Math.max(0, free))} of your space are left. Delete a video you are done with.`,
};

export const WALL = {
  pageTitle: "My GIFs – Reprise",
  title: "My GIFs",
  lead: (/** @type {number} */ count) => `${plural(count, "GIF")}, newest first. Suggestions follow what is here; remove what you no longer like.`,
  add: "Add GIFs",
  more: "Show more",
  none: "No GIFs yet",
  noneText: "Keep a moment of a video, or drop GIFs here that you made before, anywhere. From the first one on, suggestions follow your taste.",
  play: "Play",
  removeOf: (/** @type {string} */ name) => `Remove ${name} from my GIFs`,
  removed: (/** @type {string} */ name) => `Removed ${name}`,
  downloadOf: (/** @type {string} */ name) => `Download ${name}`,
  facts: (/** @type {StoredHighlight} */ { made, duration, bytes: size, state }) =>
    [day(made), duration && length(duration), state === "making" ? "being made" : state === "failed" ? "does not count" : size && bytes(size)].filter(Boolean).join(" · "),
  failed: (/** @type {StoredHighlight} */ { error }) => `Failed: ${error}`,
};

/** A confidence below this means that probably nothing in the video is like what this person clips. */
const UNLIKELY = 0.5;

/** Whether an answer has to say that it guesses. @param {Pick<Answer, "confidence">} answer */
export const unlikely = ({ confidence }) => typeof confidence === "number" && confidence < UNLIKELY;

export const VIDEO = {
  title: (/** @type {string} */ name) => `${name} – Reprise`,
  stage: "Player and timeline",
  worth: "Worth a GIF",
  empty: "Nothing left to suggest in this video. Choose your own moments on the timeline, or undo (Ctrl+Z).",
  keptHead: "Kept from this video",
  failedTitle: "This video can't be used",
  failedWhy: "The server could not read it.",
  failedNext: "Choose another video",
  cancelled: "The work was cancelled.",
  analysed: (/** @type {number} */ count) => `Done: ${count} suggestions.`,
  videoAnalysed: "The video was analysed.",
  gifsAnalysed: "Your GIFs were analysed.",
  analysedBy: (/** @type {string} */ encoder) => `Analysed by ${encoder}`,
  download: "Download",
  kept: (/** @type {number} */ start, /** @type {number} */ end) => `Kept ${range(start, end)}`,
  rejected: (/** @type {number} */ start, /** @type {number} */ end) => `Not this: ${range(start, end)}`,
  facts: (/** @type {Video} */ { duration, width, height, fps }) =>
    [duration ? clock(duration, 0) : null, width ? `${width} × ${height}` : null, fps ? `${hundredths(fps)} frames a second` : null].filter(Boolean).join(" · "),
  /** What the suggestions go by. @param {Answer} answer */
  basis(answer) {
    if (answer.complete && answer.looking) return "Some of your GIFs are being analysed; what is suggested follows them in a moment.";
    if (!answer.complete && !answer.suggestions.length) return "The first ones come in a moment.";
    if (!answer.complete) return "The first ones; better ones may follow.";
    if (unlikely(answer)) return "Nothing in this video is much like what you clip: these are guesses. Say what you like, and what you don’t.";
    if (answer.personalised) return `By ${answer.history === 1 ? "one GIF" : `${answer.history} GIFs`} made before. Keep what you like, and the rest follows.`;
    return "What many would like. Keep what you like, and the rest follows your taste.";
  },
};

/** Why a moment is one that many would clip, by the strongest part of its score. @type {Record<Part, string>} */
const PARTS = {
  generic: "many would like this moment",
  similarity: "like what you keep",
  position: "people often clip around here",
};

/** Why a moment was chosen. @param {Pick<Suggestion, "because" | "parts">} suggestion */
export function reason({ because, parts }) {
  const like = because?.[0];
  if (like) return `like your GIF ${like.made ? `of ${day(like.made)}` : like.name}`;
  return PARTS[strongest(parts)] ?? PARTS.generic;
}

/** @param {Suggestion["parts"]} parts @returns {Part} */
function strongest(parts) {
  const positive = Object.entries(parts ?? {}).filter(([, value]) => value > 0);
  positive.sort((a, b) => b[1] - a[1]);
  return /** @type {Part} */ (positive[0]?.[0]);
}

/** Where a moment stands within its video, by its percentile rank; it says nothing of other videos. @param {number} percentile */
export function standing(percentile) {
  return percentile > 50 ? `in the top ${Math.max(1, Math.ceil(100 - percentile))} % of this video` : "no better than the rest of this video";
}

export const CARDS = {
  name: "Suggestions",
  keep: "Keep",
  reject: "Not this",
  why: (/** @type {Suggestion} */ suggestion) => sentence(reason(suggestion)),
  standing: (/** @type {number} */ percentile) => sentence(standing(percentile)),
  times: (/** @type {number} */ start, /** @type {number} */ end) => `${range(start, end)} (${length(end - start)})`,
  playOf: (/** @type {number} */ place, /** @type {string} */ when) => `Play suggestion ${place}, ${when}`,
  keepOf: (/** @type {number} */ place, /** @type {string} */ when) => `Keep suggestion ${place}, ${when}`,
  rejectOf: (/** @type {number} */ place, /** @type {string} */ when) => `Not this: suggestion ${place}, ${when}`,
  downloadOf: (/** @type {number} */ place, /** @type {string} */ when) => `Download suggestion ${place}, ${when}`,
};

/** What the server calls the stages of its work. @type {Record<Stage, string>} */
const STAGES = {
  starting: "Starting",
  opening: "Opening the video",
  analysing: "Analysing the video",
  highlights: "Analysing your GIFs",
  rendering: "Making the file",
  fetching: "Fetching the encoder",
  checking: "Checking the encoder",
};

/** What a job does now. @param {Pick<Job, "state" | "stage">} job */
export const stage = (job) => (job.state === "queued" ? "Waiting for its turn" : (STAGES[job.stage] ?? "Working"));

export const PROGRESS = {
  name: "Analysis",
  /** How far it is, for the eye. @param {Job} job */
  rest(job) {
    const time = typeof job.secondsLeft === "number" ? `, ${left(job.secondsLeft)}` : "";
    return job.state === "queued" ? "" : `${Math.floor(job.progress * 100)} %${time}`;
  },
};

export const PLAYER = {
  name: (/** @type {string} */ name) => `Video ${name}`,
  group: "Player",
  play: "Play",
  pause: "Pause",
  sound: "Sound",
  soundOn: "Turn the sound on",
  soundOff: "Turn the sound off",
  loop: "Loop the chosen range",
  back: "One frame back",
  forward: "One frame forward",
  startHere: "Start here",
  endHere: "End here",
  start: "Start",
  end: "End",
  here: " here",
  of: (/** @type {number} */ duration) => `\u00a0/ ${clock(duration, 0)}`,
  framesOnly: "This browser can't play this kind of video, so you see single pictures and short previews without sound. Everything else works.",
  picture: "The video at this time",
};

export const CHOICE = {
  reset: "Reset",
  play: "Play it",
  download: "Download",
  keep: "Keep",
  note: (/** @type {number} */ seconds, /** @type {boolean} */ suggested, /** @type {boolean} */ moved) =>
    `${length(seconds)} long, ${suggested ? (moved ? "moved from the suggestion" : "as suggested") : "your own choice"}`,
};

export const TRIM = {
  start: "Start of the GIF",
  end: "End of the GIF",
  value: (/** @type {number} */ seconds, /** @type {number} */ whole) => `${spoken(seconds)}; the GIF is ${spoken(whole)} long`,
};

export const TIMELINE = {
  out: "Zoom out",
  in: "Zoom in",
  whole: "Show the whole video",
  head: "Where the video plays",
  mine: "For you",
  every: "For anybody",
  cut: "Cut",
  place: (/** @type {number} */ time, /** @type {number} */ duration) => `${spoken(Math.round(time * 10) / 10)} of ${spoken(Math.round(duration))}`,
  unknown: (/** @type {number} */ duration) => `Timeline of ${spoken(Math.round(duration))}; not analysed yet.`,
  curves: (/** @type {{duration: number, moments: number, cuts: number, mine: string, every: string, marks: string}} */ { duration, moments, cuts, mine, every, marks }) =>
    `Timeline of ${spoken(Math.round(duration))}: ${plural(moments, "moment")}, ${plural(cuts, "cut")}. ` +
    `Highest for you at ${mine}; highest for anybody at ${every}. Suggestions: ${marks || "none"}.`,
};

/** What went wrong, for people: the server's message and every field at fault. @param {Error & {fields?: Problem["fields"]}} error */
export function errorText(error) {
  const fields = (error.fields ?? []).map((field) => field.message).filter((text) => text && text !== error.message);
  return [error.message, ...fields].join(" ");
}
