import { bytes, day, hundredths } from "./numbers.js";

/** The English of the dialogs, of the login, and of what suggestions go by. */

export const DOWNLOAD = {
  titleOf: (/** @type {string} */ what) => `Download ${what}`,
  download: "Download",
  format: "Format",
  formats: {
    gif: { name: "GIF", about: "works everywhere" },
    webp: { name: "WebP", about: "same, much smaller" },
    mp4: { name: "MP4", about: "smallest and sharpest" },
    avif: { name: "AVIF", about: "for new browsers, small" },
    apng: { name: "APNG", about: "all colours, large" },
  },
  size: "Size",
  noLimit: "No limit",
  upTo: (/** @type {number} */ megabytes, /** @type {string} */ names) => `Up to ${megabytes} MB: ${names}`,
  services: {
    5: "X on a phone (GIF)",
    10: "Discord, GitHub",
    15: "X on the web (GIF)",
    16: "WhatsApp, Mastodon",
    25: "e-mail (Gmail)",
  },
  otherLimit: "Another limit …",
  limit: "Limit in MB",
  megabytes: "MB",
  side: "Longer side",
  pixels: (/** @type {number} */ count) => `${count} pixels`,
  rate: "Pictures",
  aSecond: (/** @type {number} */ count) => `${count} a second`,
  quality: "Quality",
  qualities: /** @type {Record<number, string>} */ ({ 40: "40: small file", 60: "60", 75: "75: usual", 90: "90: much detail" }),
  making: "Making the file",
  makingNow: "Making it …",
  sizeSoon: " the size is known in a moment",
  facts: (/** @type {{width: number, height: number, fps: number}} */ { width, height, fps }) => ` ${width} × ${height}, ${hundredths(fps)} pictures a second`,
  givenUp: (/** @type {number} */ megabytes, /** @type {string[]} */ what) => `To stay under ${megabytes} MB: ${what.join("; ")}.`,
  nothingGivenUp: "Nothing was given up for its size.",
  ready: (/** @type {number} */ size, /** @type {string[]} */ givenUp) => `Ready: ${bytes(size)}${givenUp.length ? `; given up: ${givenUp.join("; ")}` : ""}`,
  failed: "It was not made.",
  again: "Try again",
};

export const EFFECTS = {
  title: "Shape, speed, caption",
  crop: "Shape",
  crops: {
    auto: "without black bars",
    none: "the whole picture",
    "1:1": "square",
    "4:5": "4:5, upright",
    "9:16": "9:16, a phone",
    "16:9": "16:9, across",
  },
  speed: "Speed",
  times: (/** @type {number} */ speed) => (speed === 1 ? "as it is" : `${speed} times`),
  loop: "Plays",
  loops: { 0: "for ever", 1: "once", 2: "twice", 3: "three times", 5: "five times" },
  boomerang: "And back again",
  caption: "Caption",
  subtitles: "The video's subtitles",
  background: "Background",
  backgrounds: { white: "white", black: "black", grey: "grey", own: "another colour …" },
  ownBackground: "Background colour",
};

export const ENCODERS = {
  title: "More encoders",
  lead: "An encoder is the network that analyses the pictures. These can be fetched from the web; the server checks that each is the file it should be.",
  list: "Encoders to fetch",
  get: "Get",
  getOf: (/** @type {string} */ name) => `Get ${name}`,
  fetching: (/** @type {string} */ name) => `Fetching ${name}`,
  about: (/** @type {AvailableEncoder} */ { about, bytes: size, licence }) => ` ${about}. ${bytes(size)}, licence: ${licence}. `,
  cancelled: "It was cancelled.",
  here: "It is here.",
  hereOf: (/** @type {string} */ name) => `${name} is here.`,
  allHere: "All are here.",
};

export const RANKING = {
  label: "Suggestions for",
  encoder: "Analysed by",
  more: "More encoders",
  mine: (/** @type {?number} */ count) => (count === null ? "me" : count ? `me, by my ${gifs(count)}` : "me (no GIFs yet)"),
  none: "anybody, without my history",
  other: (/** @type {{name: string, highlights: number}} */ { name, highlights }) => `${name}, by ${gifs(highlights)}`,
  seesOther: (/** @type {string} */ name) => `You see what ${name} would be shown.`,
  seesNone: "You see what anybody would be shown; your history is left out.",
  keeps: " What you keep still goes to your own GIFs.",
  back: "Back to mine",
};

/** @param {number} count */
const gifs = (count) => (count === 1 ? "1 GIF" : `${count} GIFs`);

export const ACCOUNT = {
  used: (/** @type {Session["limits"]} */ { usedBytes, quotaBytes }) => `${bytes(usedBytes)} of videos here, of ${bytes(quotaBytes)}.`,
  logOut: "Log out",
  tokens: "Tokens for programs",
  tokenList: "Tokens",
  lead: ["A program that sends ", " may do what you may. End a token when its program no longer needs it."],
  header: "Authorization: Bearer TOKEN",
  forWhom: "For",
  example: "backup, phone, …",
  make: "Make a token",
  none: "No program has a token.",
  end: "End",
  endOf: (/** @type {string} */ name) => `End the token for ${name}`,
  ended: (/** @type {string} */ name) => `The token for ${name} is ended.`,
  secretOf: (/** @type {string} */ name) => `The token for ${name}. `,
  once: "It is shown this once.",
  copy: "Copy",
  copied: "Copied",
  pressCopy: "Press Ctrl+C",
  uses: (/** @type {Token} */ { created, used }) => ` made ${day(created)}, ${used ? `used ${day(used)}` : "never used"}`,
};

export const LOGIN = {
  pageTitle: "Log in – Reprise",
  title: "Log in",
  name: "Name",
  password: "Password",
  help: "No account, or the password is lost? Ask whoever runs this server.",
};

export const HELP = {
  title: "How it works",
  steps: [
    "Drop a video. The first suggestions come while it is being analysed.",
    "Keep what you would share, say “Not this” to what you would not: what is like the one rises, what is like the other falls, here and in other videos.",
    "Move the ends where a moment should begin or stop; download it as GIF, WebP or MP4.",
  ],
  keysTitle: "Keys",
  keys: [
    ["Space", "play or pause"],
    [", .", "one frame back, forward"],
    ["N P", "next, previous suggestion"],
    ["R", "play the chosen range from its start"],
    ["L", "loop on, off"],
    ["I O", "start, end the GIF here"],
    ["← →", "on an end of the GIF: one frame (Shift: ten; Page keys: a second; Home, End: the next cut)"],
    ["K", "keep"],
    ["X", "not this one"],
    ["D", "download"],
    ["Ctrl Z", "undo, several steps"],
    ["+ − 0", "zoom the timeline in, out, whole"],
    ["M", "sound on, off"],
    ["V G", "videos, my GIFs"],
    ["?", "this help"],
  ],
  single: "Single keys do these things",
};
