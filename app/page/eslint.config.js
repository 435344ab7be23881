import js from "@eslint/js";
import globals from "globals";

/** Text that people read belongs into words.js and words-dialogs.js: two words or more, with a capital or a space. */
const ENGLISH = "/^(?!https?:)[A-Z][a-z’']+( [a-z’'%]+)+[^/]*$|^ ?[a-z]+ [a-z]+ [a-z]+[ .a-z,]*$/";
const said = (node) => ({ selector: `${node}[value=${ENGLISH}]`, message: "English belongs into words.js." });
const cooked = { selector: `TemplateElement[value.cooked=${ENGLISH}]`, message: "English belongs into words.js." };

/** What only api.js may do, because it alone knows addresses. */
const REQUESTS = ["fetch", "XMLHttpRequest", "EventSource", "WebSocket"];

export default [
  { ignores: ["**/node_modules/", "**/target/"] },
  js.configs.recommended,
  {
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: 2024, sourceType: "module" },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-restricted-syntax": ["error", said("Literal"), cooked],
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "max-lines": ["error", 300],
      complexity: ["error", 14],
    },
  },
  {
    files: ["**/page/js/**/*.js"],
    languageOptions: { globals: globals.browser },
    rules: { "no-restricted-globals": ["error", ...REQUESTS.map((name) => ({ name, message: "Only api.js talks to the server." }))] },
  },
  { files: ["**/page/js/api.js"], rules: { "no-restricted-globals": "off" } },
  { files: ["**/words*.js", "**/page/js/numbers.js", "page/eslint.config.js", "page/test/**"], rules: { "no-restricted-syntax": "off" } },
  { files: ["page/test/**", "page/eslint.config.js"], languageOptions: { globals: globals.node } },
];
