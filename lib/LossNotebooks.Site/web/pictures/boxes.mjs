// Where SVG elements lie, which a document without a screen does not know: as much as plotly.js asks for.
import { parsePath } from "./paths.mjs";
import { textBoxes } from "./texts.mjs";

const point = (x, y) => ({ left: x, right: x, top: y, bottom: y });

const union = boxes => boxes.length === 0 ? null : {
  left: Math.min(...boxes.map(box => box.left)), top: Math.min(...boxes.map(box => box.top)),
  right: Math.max(...boxes.map(box => box.right)), bottom: Math.max(...boxes.map(box => box.bottom)),
};

function pathBox(d) {
  let [x, y] = [0, 0];
  return union(parsePath(d).filter(step => step.name !== "Z").map(({ name, numbers }) => {
    x = name === "V" ? x : numbers.at(name === "H" ? -1 : -2);
    y = name === "H" ? y : numbers.at(-1);
    return point(x, y);
  }));
}

function boxOf(element) {
  const number = name => parseFloat(element.getAttribute(name) ?? 0);
  switch (element.localName) {
    case "text": return union(textBoxes(element));
    case "rect": case "image":
      return union([point(number("x"), number("y")), point(number("x") + number("width"), number("y") + number("height"))]);
    case "circle":
      return union([-1, 1].map(side => point(number("cx") + side * number("r"), number("cy") + side * number("r"))));
    case "path": return pathBox(element.getAttribute("d") ?? "");
    case "g": case "svg": case "a":
      return union([...element.children].map(child => transformed(boxOf(child), child)).filter(box => box));
    default: return null;
  }
}

/** The attribute `transform` as { name, numbers }. */
export const transformsOf = element => [...(element.getAttribute("transform") ?? "").matchAll(/(\w+)\(([^)]*)\)/g)]
  .map(([, name, list]) => ({ name, numbers: list.trim().split(/[\s,]+/).map(Number) }));

function matrixOf({ name, numbers }) {
  const [a, b = name === "scale" ? a : 0, c = 0] = numbers;
  const [cos, sin] = [Math.cos(a * Math.PI / 180), Math.sin(a * Math.PI / 180)];
  return {
    translate: [1, 0, 0, 1, a, b], scale: [a, 0, 0, b, 0, 0], matrix: numbers,
    rotate: [cos, sin, -sin, cos, b - cos * b + sin * c, c - sin * b - cos * c],
  }[name];
}

function transformed(box, element) {
  if (!box) return null;
  let corners = [[box.left, box.top], [box.right, box.top], [box.left, box.bottom], [box.right, box.bottom]];
  for (const transform of transformsOf(element).reverse()) {
    const [a, b, c, d, e, f] = matrixOf(transform);
    corners = corners.map(([x, y]) => [a * x + c * y + e, b * x + d * y + f]);
  }
  return union(corners.map(([x, y]) => point(x, y)));
}

function rectangle(box) {
  const { left, top, right, bottom } = box ?? point(0, 0);
  return { x: left, y: top, left, top, right, bottom, width: right - left, height: bottom - top };
}

/** The box of an element in its own coordinates. */
export const ownBox = element => rectangle(boxOf(element));

/** The box of an element on the page. */
export function pageBox(element) {
  let box = boxOf(element);
  for (let at = element; at?.getAttribute; at = at.parentNode) box = transformed(box, at);
  return rectangle(box);
}
