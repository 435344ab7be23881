import { openAccount } from "./account.js";
import { api } from "./api.js";
import { fill, h, say, set } from "./dom.js";
import { openHelp } from "./help.js";
import { icon, mark } from "./icons.js";
import { state } from "./state.js";
import { toast } from "./toast.js";
import { HEADER, errorText } from "./words.js";

/** The head of the page: where one can go, whether previews move, help, who is logged in. */
export class Header extends HTMLElement {
  connectedCallback() {
    this.count = h("span.count");
    this.home = h("a", { href: "#/" }, HEADER.videos);
    this.gifs = h("a", { href: "#/gifs" }, HEADER.gifs, this.count);
    this.motion = h("button.quiet.square", { type: "button", onclick: () => state.update({ moving: !state.moving }) });
    const help = h("button.quiet.square", { type: "button", "aria-label": HEADER.help, title: `${HEADER.help} (?)`, onclick: openHelp }, "?");
    this.user = h("span.name");
    this.account = h("button.quiet.account", { type: "button", title: HEADER.account, onclick: () => openAccount(logout) }, icon("person"), this.user);
    this.out = h("button.quiet.out", { type: "button", onclick: () => logout() }, HEADER.logOut);
    this.nav = h("nav", { "aria-label": HEADER.pages }, this.home, this.gifs);
    fill(
      this,
      h("header.head", {}, h("a.mark", { href: "#/", "aria-label": HEADER.first }, mark(), h("span", {}, HEADER.name)), this.nav, h("div.tools", {}, this.motion, help, this.account, this.out)),
    );
    for (const field of /** @type {const} */ (["session", "highlights", "moving"])) state.on(field, () => this.#show());
    this.#show();
  }

  /** @param {string} route */
  at(route) {
    set(this.home, { "aria-current": route === "home" || route === "video" ? "page" : null });
    set(this.gifs, { "aria-current": route === "gifs" ? "page" : null });
  }

  #show() {
    const { session, highlights, moving } = state;
    this.nav.hidden = !session.user;
    this.count.hidden = highlights === null;
    say(this.count, String(highlights ?? 0));
    this.out.hidden = this.account.hidden = !(session.accounts && session.user);
    say(this.user, session.user ?? "");
    set(this.account, { "aria-label": HEADER.accountOf(session.user) });
    const label = moving ? HEADER.still : HEADER.move;
    if (this.motion.getAttribute("aria-label") === label) return;
    set(this.motion, { "aria-label": label, title: label });
    fill(this.motion, icon(moving ? "pause" : "play"));
  }
}
customElements.define("rp-header", Header);

async function logout() {
  try {
    await api.logout();
    state.update({ session: await api.session(), highlights: null, ranking: "mine" });
  } catch (error) {
    toast(errorText(error), { bad: true });
  }
}
