import { api } from "./api.js";
import { fill, freshId, h, say } from "./dom.js";
import { state } from "./state.js";
import { trouble } from "./words.js";

/** The form one logs in with, where the server has accounts. */
class Login extends HTMLElement {
  open() {
    document.title = "Log in – Reprise";
    const field = (label, type, name, complete) => {
      const id = freshId(name);
      const input = h("input", { id, type, name, required: true, autocomplete: complete, autocapitalize: "none", spellcheck: "false" });
      return h("div.field", {}, h("label", { for: id }, label), input);
    };
    this.problem = h("p.trouble", { role: "alert" });
    this.problem.hidden = true;
    this.button = h("button.strong.large", { type: "submit" }, "Log in");
    const form = h(
      "form",
      {},
      h("h1", { tabindex: -1 }, "Log in"),
      field("Name", "text", "name", "username"),
      field("Password", "password", "password", "current-password"),
      this.problem,
      this.button,
      h("p.muted.small", {}, "No account, or the password is lost? Ask whoever runs this server."),
    );
    form.addEventListener("submit", (event) => this.#submit(event, form));
    fill(this, form);
    form.elements.name.focus();
  }

  async #submit(event, form) {
    event.preventDefault();
    this.button.disabled = true;
    this.problem.hidden = true;
    try {
      state.update({ session: await api.login(form.elements.name.value.trim(), form.elements.password.value) });
    } catch (error) {
      this.button.disabled = false;
      this.problem.hidden = false;
      say(this.problem, trouble(error));
      form.elements.password.select();
    }
  }
}
customElements.define("rp-login", Login);
