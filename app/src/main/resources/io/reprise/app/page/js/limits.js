/** What can be chosen of a file to be made; what each is called is in words-dialogs.js. */

/** What common services take, in MB of a million bytes, so that it holds whichever way they count; null is no limit. */
export const LIMITS = /** @type {Array<null | 5 | 10 | 15 | 16 | 25>} */ ([null, 5, 10, 15, 16, 25]);

export const FORMATS = /** @type {const} */ (["gif", "webp", "mp4", "avif", "apng"]);

/** The longer side in pixels. */
export const SIZES = [320, 480, 640, 960];

/** How much detail is kept, 1 to 100. */
export const QUALITIES = [40, 60, 75, 90];

/** Pictures a second. */
export const RATES = [8, 12, 15, 24, 30];

export const SPEEDS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 4];

/** How often it plays, 0 for ever. */
export const LOOPS = /** @type {const} */ ([0, 1, 2, 3, 5]);

/** "auto" is without black bars, "none" the whole picture, else a shape. */
export const CROPS = /** @type {const} */ (["auto", "none", "1:1", "4:5", "9:16", "16:9"]);

/** What transparent pictures, such as stickers, are laid over; "own" is any colour. */
export const BACKGROUNDS = /** @type {const} */ (["white", "black", "grey", "own"]);
