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
];

export const WIDTHS = [320, 480, 640, 960];
export const RATES = [8, 12, 15, 24, 30];
