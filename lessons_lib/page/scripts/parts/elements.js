// @ts-check
// Elements as nested calls, and the few things every part of the page does with them.

/** Milliseconds until a change is on the screen: work that waits for them does not hold its frame up. */
export const PAINTED = 34;

/**
 * Make an element: make("button", { class: "x", "aria-label": "y" }, "text", child, …).
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [properties] a name with a dash, `class` and `role` are attributes; a button sends no form unless it says so
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  if (tag === "button") /** @type {any} */ (element).type = tag;
  for (const [name, value] of Object.entries(properties)) {
    if (/^role$|^class$|-/.test(name)) setAttribute(element, name, value);
    else /** @type {any} */ (element)[name] = value;
  }
  element.append(...children);
  return element;
}

/**
 * Make an element of a drawing: draw("path", { d: "…", class: "x" }).
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean>} [attributes]
 * @param {...(Node | string)} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * Set an attribute, or take it away where the value is null or false.
 * @param {Element} element
 * @param {string} name
 * @param {string | number | boolean | null | undefined} value
 */
export function setAttribute(element, name, value) {
  if ((value ?? false) === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/**
 * Write a text where it is not written already: what does not change is not touched.
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent === text) return;
  const { firstChild: node } = element;
  if (text && node instanceof Text && !node.nextSibling) node.data = text; // another node would have its line built anew
  else element.textContent = text;
}

let named = 0;

/** A name that nothing else in the document has, whichever page asks. @param {string} what */
export function unique(what) {
  return `itm-${what}-${(named += 1)}-${Math.random().toString(36).slice(2, 8)}`;
}

/**
 * A box for a number. Half the world writes 0,5: of that a box of its own accord would make 5, or 05.
 * @param {Record<string, any>} properties
 */
export function numberBox(properties) {
  const box = make("input", { type: "number", step: "any", lang: "en", ...properties });
  box.addEventListener("beforeinput", (event) => {
    if (!event.data?.includes(",")) return;
    event.preventDefault();
    const text = event.data.replace(",", "."); // all at once, where it is pasted or a telephone gives whole words
    if (text === "." || Number.isFinite(Number(text))) document.execCommand("insertText", false, text);
  });
  return box;
}

/**
 * A sentence with its places filled in: fill("{0} is {1}.", ["o2", "-0.5"]).
 * @param {string} template
 * @param {(string | number)[]} parts
 */
export function filled(template, ...parts) {
  return template.replace(/\{(\d)\}/g, (_, place) => String(parts[Number(place)] ?? ""));
}
