/**
 * Makes an element: `h("button.strong", {type: "button", onclick: go}, "Go")`. A property `on…` is a listener, false or
 * null leaves an attribute out, true sets it empty. Children are nodes or text; false and null are left out.
 * @template {string} Spec
 * @param {Spec} spec tag and classes
 * @param {Props} [props]
 * @param {...Child} children
 * @returns {ElementOf<Spec>}
 */
export function h(spec, props = {}, ...children) {
  const [tag, ...classes] = spec.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  set(element, props);
  element.append(...nodes(children));
  return /** @type {ElementOf<Spec>} */ (element);
}

/** Sets properties as `h` does. @param {Element} element @param {Props} props */
export function set(element, props) {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === false || value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Puts other children into an element. @param {Element} element @param {...Child} children */
export function fill(element, ...children) {
  element.replaceChildren(...nodes(children));
}

/** Changes an element's text only where it differs, so that a screen reader isn't told twice. @param {Element} element @param {string} text */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {Child[]} children @returns {Array<Node | string>} */
function nodes(children) {
  const flat = /** @type {Child[]} */ (children.flat(3));
  return flat.filter((child) => child !== false && child !== null && child !== undefined).map((child) => (child instanceof Node ? child : String(child)));
}

let ids = 0;

/** An id nothing else on the page has. @param {string} prefix */
export function freshId(prefix) {
  ids += 1;
  return `${prefix}-${ids}`;
}

/** Whether keys typed there are text and no shortcuts. @param {?EventTarget} target */
export function isTyping(target) {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
}

/** The element that has the focus. @returns {?HTMLElement} */
export function focused() {
  return document.activeElement instanceof HTMLElement ? document.activeElement : null;
}

/** Puts the focus on the page's heading, or on its main part where it has none. */
export function focusHeading() {
  const heading = document.querySelector("main h1") ?? document.querySelector("main");
  if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
}

/** Tells the document's parts above of something. @param {Element} from @param {string} name @param {unknown} [detail] */
export function fire(from, name, detail) {
  from.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}
