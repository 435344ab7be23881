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
import "./studio.js";
import "./tile.js";
import "./timeline.js";
import "./toast.js";
import "./trim.js";
import "./wall.js";
import { api } from "./api.js";
import { fill, h } from "./dom.js";
import { acceptDrops } from "./drop.js";
import { incoming } from "./files.js";
import { listenForKeys } from "./keys.js";
import { announce } from "./live.js";
import { state } from "./state.js";
import { toast } from "./toast.js";
import { trouble } from "./words.js";

const main = document.querySelector("main");
let view = null;
let route = null;
let user;

/** The page that an address names. */
function parse(hash) {
  const [, kind = "", id = ""] = hash.split("/");
  if (kind === "video" && id) return { name: "video", tag: "rp-studio", id: decodeURIComponent(id) };
  if (kind === "gifs") return { name: "gifs", tag: "rp-wall" };
  return { name: "home", tag: "rp-home" };
}

/** Shows what the address says; the focus goes to its heading, except at the start. */
async function show({ first = false } = {}) {
  const target = state.session.user ? parse(location.hash) : { name: "login", tag: "rp-login" };
  route = target;
  document.querySelector("rp-header").at(target.name);
  const next = document.createElement(target.tag);
  view = next;
  if (!first) scrollTo(0, 0);
  fill(main, next);
  try {
    await next.open(target.id);
    if (view !== next || target.name === "login") return;
    if (!first) next.querySelector("h1")?.focus({ preventScroll: true });
    if (!first) announce(document.title);
  } catch (error) {
    if (view === next) fill(main, lost(error));
  }
}

/** What is shown where a page can't be. */
function lost(error) {
  const gone = error.status === 404;
  return h(
    "div.lone",
    {},
    h("h1", { tabindex: -1 }, gone ? "It isn't here any more" : "That did not work"),
    h("p", {}, gone ? "This video was deleted, or it belongs to somebody else." : trouble(error)),
    h("p", {}, h("a.button.strong", { href: "#/" }, "To the videos")),
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
    addEventListener("rp-back", () => location.reload(), { once: true });
    return;
  }
  user = state.session.user;
  state.addEventListener("change", (event) => event.detail.includes("session") && onSession());
  addEventListener("hashchange", () => show());
  addEventListener("rp-back", () => (view?.isConnected && view.refresh ? view.refresh().catch(() => {}) : show()));
  listenForKeys(() => view);
  acceptDrops(dropWords, takeFiles);
  incoming.addEventListener("uploaded", ({ detail }) => (location.hash = `#/video/${encodeURIComponent(detail.id)}`));
  countHighlights().catch(() => {});
  await show({ first: true });
}

function dropWords() {
  return route?.name === "gifs"
    ? { title: "Drop GIFs here", hint: "GIF, WebP or short videos join your history" }
    : { title: "Drop it anywhere", hint: "a video to find moments in, or GIFs you made" };
}

function takeFiles(files) {
  if (!state.session.user) return toast("Log in first.", { bad: true });
  if (route.name === "video" && files.some((file) => !/^image\/(gif|webp|avif|apng|png)$/.test(file.type))) location.hash = "#/";
  incoming.take(files, { asHighlights: route.name === "gifs" });
}

start();
