/**
 * Makes an element: `h("button.strong", {type: "button", onclick: go}, "Go")`. A property `on…` is a listener, false or
 * null leaves an attribute out, true sets it empty. Children are nodes or text; false and null are left out.
 * @param {string} spec tag and classes
 * @param {Object<string, *>} [props]
 * @param {...(Node|string|number|false|null|undefined|Array)} children
 * @returns {HTMLElement}
 */
export function h(spec, props = {}, ...children) {
  const [tag, ...classes] = spec.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  set(element, props);
  element.append(...nodes(children));
  return element;
}

/** Sets properties as `h` does. */
export function set(element, props) {
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === false || value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : value);
  }
}

/** Puts other children into an element. */
export function fill(element, ...children) {
  element.replaceChildren(...nodes(children));
}

/** Changes an element's text only where it differs, so that a screen reader isn't told twice. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function nodes(children) {
  return children.flat(3).filter((child) => child !== false && child !== null && child !== undefined);
}

let ids = 0;

/** An id nothing else on the page has. */
export function freshId(prefix) {
  ids += 1;
  return `${prefix}-${ids}`;
}

/** Whether keys typed there are text and no shortcuts. */
export function isTyping(target) {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
}
