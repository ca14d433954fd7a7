// What plotly.js finds in a browser: a document of linkedom's, and what only a screen knows. It has this process for itself.
import { parseHTML } from "linkedom";
import { ownBox, pageBox } from "./boxes.mjs";
import { Canvas } from "./canvas.mjs";

const { document, Element, SVGElement, HTMLElement, HTMLCanvasElement, DOMParser } = parseHTML("<!doctype html><html><body></body></html>");

Element.prototype.getBoundingClientRect = function () { return pageBox(this); };
Element.prototype.getBBox = function () { return ownBox(this); };

const createElement = document.createElement.bind(document);
document.createElement = name => {
  const element = createElement(name);
  if (name === "canvas") {
    let canvas;
    element.getContext = () => canvas ??= new Canvas(element.width, element.height);
    element.toDataURL = () => canvas.toDataURL();
  }
  return element;
};

const globals = {
  window: globalThis, self: globalThis, document, Element, SVGElement, HTMLElement, HTMLCanvasElement, DOMParser,
  navigator: { userAgent: "" }, location: { href: "" }, CSS: { supports: () => true }, URL: { createObjectURL: () => "" },
  getComputedStyle: element => element.style,
  requestAnimationFrame: setTimeout, cancelAnimationFrame: clearTimeout, addEventListener() {}, removeEventListener() {},
  XMLSerializer: class {
    serializeToString(node) { return node.toString(); }
  },
};
for (const [name, value] of Object.entries(globals))
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

// plotly.js names the parts of a drawing at random.
let state = 0;
Math.random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};

/** From here the same names come again. */
export const beginNames = () => { state = 0; };
