import { api } from "./api.js";
import { fill, freshId, h, say } from "./dom.js";
import { state } from "./state.js";
import { errorText } from "./words.js";
import { LOGIN } from "./words-dialogs.js";

/** The form one logs in with, where the server has accounts. */
export class Login extends HTMLElement {
  problem = h("p.problem", { role: "alert" });
  button = h("button.strong.large", { type: "submit" }, LOGIN.title);
  name = this.#input("text", "name", "username");
  password = this.#input("password", "password", "current-password");

  open() {
    document.title = LOGIN.pageTitle;
    this.problem.hidden = true;
    fill(
      this,
      h(
        "form",
        { onsubmit: (/** @type {SubmitEvent} */ event) => this.#submit(event) },
        h("h1", { tabindex: -1 }, LOGIN.title),
        h("div.field", {}, h("label", { for: this.name.id }, LOGIN.name), this.name),
        h("div.field", {}, h("label", { for: this.password.id }, LOGIN.password), this.password),
        this.problem,
        this.button,
        h("p.muted.small", {}, LOGIN.help),
      ),
    );
    this.name.focus();
  }

  /** @param {string} type @param {string} name @param {string} autocomplete */
  #input(type, name, autocomplete) {
    return h("input", { id: freshId(name), type, name, required: true, autocomplete, autocapitalize: "none", spellcheck: "false" });
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    this.button.disabled = true;
    this.problem.hidden = true;
    try {
      state.update({ session: await api.login(this.name.value.trim(), this.password.value) });
    } catch (error) {
      this.button.disabled = false;
      this.problem.hidden = false;
      say(this.problem, errorText(error));
      this.password.select();
    }
  }
}
customElements.define("rp-login", Login);
