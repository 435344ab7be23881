/** What common services take, in MB of a million bytes, so that it holds whichever way they count. */
export const LIMITS = [
  { megabytes: null, names: "no limit" },
  { megabytes: 5, names: "X on a phone (GIF)" },
  { megabytes: 10, names: "Discord, GitHub" },
  { megabytes: 15, names: "X on the web (GIF)" },
  { megabytes: 16, names: "WhatsApp, Mastodon" },
  { megabytes: 25, names: "e-mail (Gmail)" },
];

/** @type {Array<{format: string, name: string, about: string}>} */
export const FORMATS = [
  { format: "gif", name: "GIF", about: "works everywhere" },
  { format: "webp", name: "WebP", about: "same, much smaller" },
  { format: "mp4", name: "MP4", about: "smallest and sharpest" },
  { format: "avif", name: "AVIF", about: "for new browsers, small" },
  { format: "apng", name: "APNG", about: "all colours, large" },
];

export const SIZES = [320, 480, 640, 960];

export const SPEEDS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 4];

/** @type {Array<{loop: number, name: string}>} */
export const LOOPS = [
  { loop: 0, name: "for ever" },
  { loop: 1, name: "once" },
  { loop: 2, name: "twice" },
  { loop: 3, name: "three times" },
  { loop: 5, name: "five times" },
];

/** @type {Array<{crop: string, name: string}>} */
export const CROPS = [
  { crop: "auto", name: "without black bars" },
  { crop: "none", name: "the whole picture" },
  { crop: "1:1", name: "square" },
  { crop: "4:5", name: "4:5, upright" },
  { crop: "9:16", name: "9:16, a phone" },
  { crop: "16:9", name: "16:9, across" },
];
export const RATES = [8, 12, 15, 24, 30];
