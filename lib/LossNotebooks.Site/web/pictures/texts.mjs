// The box of an SVG text. A browser sets it with a pen, which each piece that has a place of its own moves.
import { ascent, descent, widthOf } from "./fonts.mjs";

const own = (element, name) => element.style?.getPropertyValue(name) || element.getAttribute?.(name);

function inherited(element, name) {
  for (let at = element; at?.style; at = at.parentNode)
    if (own(at, name)) return own(at, name);
  return "";
}

function sizeOf(element) {
  if (!element?.style) return 16;
  const size = own(element, "font-size");
  return !size ? sizeOf(element.parentNode) : parseFloat(size) * (size.endsWith("%") ? sizeOf(element.parentNode) / 100 : 1);
}

// Whole pixels above and below the line, as Chromium has them where letters stand between pixels: nothing below is cut off.
function heightsOf(size) {
  const [above, below] = [Math.round(ascent * size), Math.round(descent * size)];
  return below < descent * size ? [above - 1, below + 1] : [above, below];
}

/** The boxes of the text's pieces. */
export function textBoxes(element) {
  const lines = [];
  let x = 0, y = 0;
  const begin = at => lines.push({ anchor: inherited(at, "text-anchor"), width: 0, boxes: [] });

  function write(text, parent) {
    if (lines.length === 0) begin(parent);
    const size = sizeOf(parent);
    const width = widthOf(text, size, /bold|[6-9]00/.test(inherited(parent, "font-weight")));
    const [above, below] = heightsOf(size);
    lines.at(-1).boxes.push({ left: x, right: x + width, top: y - above, bottom: y + below });
    lines.at(-1).width += width;
    x += width;
  }

  function walk(node) {
    const length = name => {
      const value = node.getAttribute(name);
      return value === null ? null : parseFloat(value) * (value.endsWith("em") ? sizeOf(node) : 1);
    };
    if (length("x") !== null) {
      x = length("x");
      begin(node);
    }
    y = length("y") ?? y;
    x += length("dx") ?? 0;
    y += length("dy") ?? 0;
    for (const child of node.childNodes) child.nodeType === 3 ? child.data && write(child.data, node) : walk(child);
  }

  walk(element);
  return lines.flatMap(({ anchor, width, boxes }) => {
    const shift = anchor === "middle" ? width / 2 : anchor === "end" ? width : 0;
    return boxes.map(box => ({ ...box, left: box.left - shift, right: box.right - shift }));
  });
}
