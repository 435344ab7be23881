import { api } from "./api.js";
import { fill, h, say } from "./dom.js";
import { icon } from "./icons.js";
import { FramesScreen } from "./frames.js";
import { remember, remembered } from "./state.js";
import { clock } from "./numbers.js";
import { PLAYER } from "./words.js";

const DEFAULT_FPS = 25;

/**
 * Plays the video, or loops a range of it. Where the browser can't play the file it shows pictures from the server.
 * Fires `rp-time` {time, playing} while that changes and `rp-act` with "start" or "end".
 */
export class Player extends HTMLElement {
  /** @type {?Video} */
  #video = null;
  /** @type {HTMLVideoElement | FramesScreen} */
  #screen = null;
  /** @type {?{start: number, end: number}} */
  #range = null;
  #looping = true;
  #frame = 0;
  #told = "";

  connectedCallback() {
    if (this.#frame || !this.#video) return;
    this.#watch();
  }

  disconnectedCallback() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#screen?.pause();
    if (this.#screen instanceof HTMLVideoElement) this.#screen.removeAttribute("src");
  }

  /** @param {Video} video */
  open(video) {
    this.#video = video;
    const screen = h("video", { playsinline: true, preload: "auto", "aria-label": PLAYER.name(video.name), tabindex: -1 });
    screen.muted = remembered("muted", true);
    screen.addEventListener("error", () => this.#cannotPlay());
    screen.addEventListener("loadedmetadata", () => screen.videoWidth || this.#cannotPlay());
    screen.src = api.contentUrl(video.id);
    this.#screen = screen;
    this.#build(screen);
    if (!this.#frame) this.#watch();
  }

  get duration() {
    return this.#video.duration || this.#screen.duration || 0;
  }

  /** Since the first picture, as all times of the API; players count from the file's beginning. */
  get time() {
    return Math.max(0, this.#screen.currentTime - this.#offset);
  }

  get #offset() {
    return this.#screen instanceof FramesScreen ? 0 : this.#video.offset || 0;
  }

  get playing() {
    return !this.#screen.paused;
  }

  get frameSeconds() {
    return 1 / (this.#video.fps || DEFAULT_FPS);
  }

  /** What is looped. */
  set range(/** @type {{start: number, end: number}} */ range) {
    this.#range = range;
    if (this.#screen instanceof FramesScreen) this.#screen.range = range;
  }

  /** A little into the frame, or rounding may show the one before. @param {number} seconds */
  seek(seconds) {
    const within = Math.max(0, seconds) + this.frameSeconds / 10;
    this.#inside = false; // jumping out of the range is not reaching its end
    this.#screen.currentTime = Math.min(within, Math.max(0, this.duration - this.frameSeconds / 2)) + this.#offset;
  }

  /** Plays from a place; the range is looped again once it is reached. @param {number} seconds */
  playAt(seconds) {
    this.seek(seconds);
    this.play();
  }

  playRange() {
    this.looping = true;
    this.playAt(this.#range.start);
  }

  play() {
    Promise.resolve(this.#screen.play()).catch(() => {});
  }

  pause() {
    this.#screen.pause();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  /** Goes some pictures on, or back. @param {number} frames */
  step(frames) {
    this.pause();
    this.seek((Math.round(this.time / this.frameSeconds - 0.5) + 0.5 + frames) * this.frameSeconds);
  }

  get looping() {
    return this.#looping;
  }

  set looping(on) {
    this.#looping = on;
    this.loopButton.setAttribute("aria-pressed", String(on));
  }

  toggleSound() {
    this.#screen.muted = !this.#screen.muted;
    remember("muted", this.#screen.muted);
    this.#sound();
  }

  /** @param {HTMLVideoElement} screen */
  #build(screen) {
    const button = (/** @type {string} */ name, /** @type {import("./icons.js").Picture} */ picture, /** @type {() => void} */ run, /** @type {string} */ keys) =>
      h("button.quiet.square", { type: "button", "aria-label": name, title: `${name} (${keys})`, onclick: run }, icon(picture));
    this.playButton = button(PLAYER.play, "play", () => this.toggle(), "Space");
    this.soundButton = button(PLAYER.sound, "silent", () => this.toggleSound(), "M");
    this.loopButton = button(PLAYER.loop, "loop", () => (this.looping = !this.looping), "L");
    this.loopButton.setAttribute("aria-pressed", String(this.#looping));
    this.now = h("span");
    this.whole = h("span.whole-length");
    this.clock = h("span.clock.number", {}, this.now, this.whole);
    this.stage = h("div.screen", { onclick: () => this.toggle() }, screen);
    this.note = h("p.screen-note", { role: "status" });
    this.note.hidden = true;
    fill(
      this,
      this.stage,
      this.note,
      h(
        "div.transport",
        { role: "group", "aria-label": PLAYER.group },
        this.playButton,
        button(PLAYER.back, "back", () => this.step(-1), ","),
        button(PLAYER.forward, "forward", () => this.step(1), "."),
        this.clock,
        h("span.grow"),
        this.#mark("start", PLAYER.start, PLAYER.startHere, "I"),
        this.#mark("end", PLAYER.end, PLAYER.endHere, "O"),
        this.loopButton,
        this.soundButton,
      ),
    );
    this.stage.style.aspectRatio = this.#video.width ? `${this.#video.width} / ${this.#video.height}` : "16 / 9";
    this.#sound();
  }

  /** A button that begins or ends the GIF at the picture shown. @param {"start" | "end"} name @param {string} text @param {string} label @param {string} key */
  #mark(name, text, label, key) {
    const fire = () => this.dispatchEvent(new CustomEvent("rp-act", { detail: name }));
    return h("button.quiet", { type: "button", "aria-label": label, title: `${label} (${key})`, onclick: fire }, text, h("span.here", {}, PLAYER.here));
  }

  #sound() {
    const muted = this.#screen.muted;
    fill(this.soundButton, icon(muted ? "silent" : "sound"));
    this.soundButton.setAttribute("aria-label", muted ? PLAYER.soundOn : PLAYER.soundOff);
  }

  #cannotPlay() {
    if (this.#screen instanceof FramesScreen || !this.isConnected) return;
    const at = this.time || 0;
    const screen = new FramesScreen(this.#video);
    screen.range = this.#range;
    screen.currentTime = at;
    this.#screen = screen;
    fill(this.stage, screen.element);
    this.note.hidden = false;
    say(this.note, PLAYER.framesOnly);
  }

  /** Once a picture: loops, and tells where it is. */
  #watch() {
    this.#frame = requestAnimationFrame(() => this.#watch());
    const screen = this.#screen;
    const range = this.#range;
    if (range && this.#looping && !screen.paused && this.#inside !== undefined) {
      if (this.#inside && (this.time >= range.end - this.frameSeconds / 2 || screen.ended)) this.seek(range.start);
    }
    this.#inside = Boolean(range) && this.time >= range.start - 0.05 && this.time < range.end;
    this.#tell();
  }

  #inside = false;

  #tell() {
    const key = `${this.time.toFixed(3)} ${this.playing} ${this.duration}`;
    if (key === this.#told) return;
    this.#told = key;
    say(this.now, clock(this.time));
    say(this.whole, PLAYER.of(this.duration));
    const label = this.playing ? PLAYER.pause : PLAYER.play;
    if (this.playButton.getAttribute("aria-label") !== label) {
      this.playButton.setAttribute("aria-label", label);
      fill(this.playButton, icon(this.playing ? "pause" : "play"));
    }
    this.dispatchEvent(new CustomEvent("rp-time", { detail: { time: this.time, playing: this.playing } }));
  }
}
customElements.define("rp-player", Player);
