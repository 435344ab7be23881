import { api } from "./api.js";
import { openDialog } from "./dialog.js";
import { fill, freshId, h, say } from "./dom.js";
import { icon } from "./icons.js";
import { announce } from "./live.js";
import { state } from "./state.js";
import { errorText } from "./words.js";
import { ACCOUNT } from "./words-dialogs.js";

/**
 * Who is logged in, and the tokens that let programs in as him: made, listed and ended. A new one's text is shown this once.
 * @param {() => void} logout
 */
export function openAccount(logout) {
  const list = h("ul.tokens", { "aria-label": ACCOUNT.tokenList });
  const problem = h("p.problem", { role: "alert" });
  const fresh = h("div.fresh");
  const id = freshId("token-name");
  const name = h("input", { id, type: "text", required: true, maxlength: 100, autocomplete: "off", placeholder: ACCOUNT.example });
  const form = h("form.row", {}, h("label", { for: id }, ACCOUNT.forWhom), name, h("button.strong", { type: "submit" }, ACCOUNT.make));
  problem.hidden = fresh.hidden = true;

  const attempt = async (/** @type {() => Promise<void>} */ work) => {
    problem.hidden = true;
    try {
      await work();
    } catch (error) {
      problem.hidden = false;
      say(problem, errorText(error));
    }
  };
  const load = async () => {
    const { tokens } = await api.tokens();
    fill(list, tokens.length ? tokens.map(row) : h("li.muted", {}, ACCOUNT.none));
  };
  const end = (/** @type {Token} */ token) =>
    attempt(async () => {
      await api.removeToken(token.id);
      await load();
      name.focus();
      announce(ACCOUNT.ended(token.name));
    });
  const row = (/** @type {Token} */ token) =>
    h(
      "li.row",
      {},
      h("span.grow", {}, h("strong", {}, token.name), h("span.muted.small", {}, ACCOUNT.uses(token))),
      h("button", { type: "button", "aria-label": ACCOUNT.endOf(token.name), onclick: () => end(token) }, icon("bin"), ACCOUNT.end),
    );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(async () => {
      const made = await api.addToken(name.value.trim());
      name.value = "";
      fresh.hidden = false;
      fill(fresh, ...secret(made));
      await load();
      fresh.querySelector("input").select();
    });
  });
  const { user, limits } = state.session;
  const dialog = openDialog(
    user,
    [
      h("div.row", {}, h("p.grow.muted", {}, ACCOUNT.used(limits)), h("button", { type: "button", onclick: () => leave() }, ACCOUNT.logOut)),
      h("h3", {}, ACCOUNT.tokens),
      h("p", {}, ACCOUNT.lead[0], h("code", {}, ACCOUNT.header), ACCOUNT.lead[1]),
      list,
      form,
      problem,
      fresh,
    ],
    { spec: "dialog.account" },
  );
  const leave = () => {
    dialog.close();
    logout();
  };
  attempt(load);
}

/** A new token, to be copied; it can't be read again, because the server keeps a hash. @param {Token} made */
function secret(made) {
  const id = freshId("token");
  const text = h("input", { id, type: "text", readonly: true, value: made.token, spellcheck: "false" });
  text.addEventListener("focus", () => text.select());
  const copy = h("button", { type: "button" }, ACCOUNT.copy);
  copy.addEventListener("click", async () => {
    text.select();
    const done = await navigator.clipboard?.writeText(made.token).then(() => true, () => false);
    say(copy, done ? ACCOUNT.copied : ACCOUNT.pressCopy);
  });
  return [h("label", { for: id }, h("strong", {}, ACCOUNT.secretOf(made.name)), ACCOUNT.once), h("div.row", {}, text, copy)];
}
