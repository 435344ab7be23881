import { api } from "./api.js";
import { openDialog } from "./dialog.js";
import { fill, freshId, h, say } from "./dom.js";
import { icon } from "./icons.js";
import { announce } from "./live.js";
import { state } from "./state.js";
import { bytes, day, trouble } from "./words.js";

/**
 * Who is logged in, and the tokens that let programs in as him: made, listed and ended. A new one's text is shown this once.
 * @param {() => void} logout
 */
export function openAccount(logout) {
  const list = h("ul.tokens", { "aria-label": "Tokens" });
  const problem = h("p.trouble", { role: "alert" });
  const fresh = h("div.fresh");
  const id = freshId("token-name");
  const name = h("input", { id, type: "text", required: true, maxlength: 100, autocomplete: "off", placeholder: "backup, phone, …" });
  const form = h("form.row", {}, h("label", { for: id }, "For"), name, h("button.strong", { type: "submit" }, "Make a token"));
  problem.hidden = fresh.hidden = true;

  const attempt = async (work) => {
    problem.hidden = true;
    try {
      await work();
    } catch (error) {
      problem.hidden = false;
      say(problem, trouble(error));
    }
  };
  const load = async () => {
    const { tokens } = await api.tokens();
    fill(list, tokens.length ? tokens.map(row) : h("li.muted", {}, "No program has a token."));
  };
  const end = (token) =>
    attempt(async () => {
      await api.removeToken(token.id);
      await load();
      name.focus();
      announce(`The token for ${token.name} is ended.`);
    });
  const row = (token) =>
    h(
      "li.row",
      {},
      h("span.grow", {}, h("strong", {}, token.name), h("span.muted.small", {}, uses(token))),
      h("button", { type: "button", "aria-label": `End the token for ${token.name}`, onclick: () => end(token) }, icon("bin"), "End"),
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
      h("div.row", {}, h("p.grow.muted", {}, `${bytes(limits.usedBytes)} of videos here, of ${bytes(limits.quotaBytes)}.`), h("button", { type: "button", onclick: () => leave() }, "Log out")),
      h("h3", {}, "Tokens for programs"),
      h("p", {}, "A program that sends ", h("code", {}, "Authorization: Bearer TOKEN"), " may do what you may. End a token when its program no longer needs it."),
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

/** Nobody can read it again: the server keeps a hash. */
function secret(made) {
  const id = freshId("token");
  const text = h("input", { id, type: "text", readonly: true, value: made.token, spellcheck: "false" });
  text.addEventListener("focus", () => text.select());
  const copy = h("button", { type: "button" }, "Copy");
  copy.addEventListener("click", async () => {
    text.select();
    const done = await navigator.clipboard?.writeText(made.token).then(() => true, () => false);
    say(copy, done ? "Copied" : "Press Ctrl+C");
  });
  return [h("label", { for: id }, h("strong", {}, `The token for ${made.name}. `), "It is shown this once."), h("div.row", {}, text, copy)];
}

function uses({ created, used }) {
  return ` made ${day(created)}, ${used ? `used ${day(used)}` : "never used"}`;
}
