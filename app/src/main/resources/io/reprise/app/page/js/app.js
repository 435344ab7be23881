import "./analysis.js";
import "./banner.js";
import "./card.js";
import "./cards.js";
import "./choice.js";
import "./clip.js";
import "./header.js";
import "./home.js";
import "./kept.js";
import "./live.js";
import "./login.js";
import "./player.js";
import "./progress.js";
import "./ranking.js";
import "./video-view.js";
import "./tile.js";
import "./timeline.js";
import "./toast.js";
import "./trim.js";
import "./wall.js";
import { api } from "./api.js";
import { fill, focusHeading, h } from "./dom.js";
import { acceptDrops } from "./drop.js";
import { incoming, isPicture } from "./files.js";
import { listenForKeys } from "./keys.js";
import { announce } from "./live.js";
import { state } from "./state.js";
import { toast } from "./toast.js";
import { APP, errorText } from "./words.js";

const main = document.querySelector("main");
/**
 * A view that `main` shows.
 * @typedef {HTMLElement & {open: (id?: string) => unknown, refresh?: () => Promise<unknown>, act?: (name: string) => void}} View
 */

/** @type {?View} */
let view = null;
/** @type {{name: string, tag: string, id?: string}} */
let route = { name: "home", tag: "rp-home" };
/** @type {?string} */
let user;

/** The page that an address names. @param {string} hash */
function parse(hash) {
  const [, kind = "", id = ""] = hash.split("/");
  if (kind === "video" && id) return { name: "video", tag: "rp-video", id: decodeURIComponent(id) };
  if (kind === "gifs") return { name: "gifs", tag: "rp-wall" };
  return { name: "home", tag: "rp-home" };
}

/** Shows what the address says; the focus goes to its heading, except at the start. */
async function show({ first = false } = {}) {
  const target = state.session.user ? parse(location.hash) : { name: "login", tag: "rp-login" };
  route = target;
  document.querySelector("rp-header").at(target.name);
  const next = /** @type {View} */ (document.createElement(target.tag));
  view = next;
  if (!first) scrollTo(0, 0);
  fill(main, next);
  try {
    await next.open(target.id);
    if (view !== next || target.name === "login") return;
    if (!first) focusHeading();
    if (!first) announce(document.title);
  } catch (error) {
    if (view === next) fill(main, lost(error));
  }
}

/** What is shown where a page can't be. @param {Error & {status?: number}} error */
function lost(error) {
  const gone = error.status === 404;
  return h(
    "div.lone",
    {},
    h("h1", { tabindex: -1 }, gone ? APP.lostTitle : APP.brokenTitle),
    h("p", {}, gone ? APP.lost : errorText(error)),
    h("p", {}, h("a.button.strong", { href: "#/" }, APP.toVideos)),
  );
}

async function countHighlights() {
  if (!state.session.user) return;
  const { total } = await api.highlights({ limit: 1 });
  state.update({ highlights: total });
}

/** A login or logout changes everything that is shown. */
function onSession() {
  if (state.session.user === user) return;
  user = state.session.user;
  countHighlights().catch(() => {});
  show();
}

async function start() {
  try {
    state.update({ session: await api.session() });
  } catch (error) {
    fill(main, lost(error));
    state.on("online", () => state.online && location.reload());
    return;
  }
  user = state.session.user;
  state.on("session", onSession);
  state.on("online", () => state.online && comeBack());
  addEventListener("hashchange", () => show());
  listenForKeys(() => view);
  acceptDrops(dropWords, takeFiles);
  incoming.on("uploaded", ({ id }) => (location.hash = `#/video/${encodeURIComponent(id)}`));
  countHighlights().catch(() => {});
  await show({ first: true });
}

/** The server answers again. */
function comeBack() {
  if (view?.isConnected && view.refresh) view.refresh().catch(() => {});
  else show();
}

const dropWords = () => (route.name === "gifs" ? APP.dropGifs : APP.dropAny);

/** @param {File[]} files */
function takeFiles(files) {
  if (!state.session.user) return toast(APP.logInFirst, { bad: true });
  if (route.name === "video" && !files.every(isPicture)) location.hash = "#/";
  incoming.take(files, { asHighlights: route.name === "gifs" });
}

start();
