// How an SVG element is painted: what holds for it wherever that was said, and only what is not so anyway.
import { ink } from "./drawing.mjs";

/** What children take over from their parents, with what holds where nobody says anything. */
const initial = {
  "fill": "black", "fill-opacity": "1", "fill-rule": "nonzero", "stroke": "none", "stroke-width": "1", "stroke-opacity": "1",
  "stroke-dasharray": "none", "stroke-linecap": "butt", "stroke-linejoin": "miter", "stroke-miterlimit": "4",
  "shape-rendering": "auto", "font-family": "", "font-size": "", "font-weight": "normal", "font-style": "normal", "text-anchor": "start",
};

export const inheritedNames = Object.keys(initial);

const pixels = /^(-?[\d.]+)px$/;

function plain(name, value) {
  if (value === ink) return "currentColor";
  const rgb = value.match(/^rgb\((\d+),\s*(\d+),\s*(\d+)\)$/);
  if (rgb) {
    const parts = rgb.slice(1).map(part => Number(part).toString(16).padStart(2, "0"));
    return `#${parts.join("").replace(/^(.)\1(.)\2(.)\3$/, "$1$2$3")}`;
  }
  if (name === "stroke-dasharray") return value.split(/[\s,]+/).map(part => part.replace(pixels, "$1")).join(" ").replace(/^0?$/, "none");
  return value.replace(pixels, "$1").replaceAll('"', "'");
}

/** What an element says of itself, by its style or else by its attributes. */
export function saidBy(element) {
  const styles = new Map((element.getAttribute("style") ?? "").split(";").map(style => style.split(/:(.*)/s).map(part => part.trim())));
  return name => styles.get(name) || element.getAttribute(name)
    || (name === "shape-rendering" && element.classList.contains("crisp") ? "crispEdges" : "");
}

/** The paint of an element under a parent that is painted so. */
export function paintOf(said, parent = initial) {
  const paint = { ...parent };
  for (const name of inheritedNames) if (said(name)) paint[name] = plain(name, said(name));
  return paint;
}

/** The opacity, which children do not take over but are seen through. */
export const opacityOf = said => said("display") === "none" || said("visibility") === "hidden" ? 0 : Number(said("opacity") || 1);

/** What of a paint is seen on a shape, or on a text; null when nothing is. */
export function seen(paint, isText) {
  const shown = {};
  const put = name => { if (paint[name] !== initial[name]) shown[name] = paint[name]; };
  const filled = paint.fill !== "none" && Number(paint["fill-opacity"]) > 0;
  const stroked = paint.stroke !== "none" && Number(paint["stroke-opacity"]) > 0 && parseFloat(paint["stroke-width"]) > 0;
  if (!filled && !stroked) return null;
  if (filled) for (const name of ["fill", "fill-opacity", "fill-rule"]) put(name);
  else shown.fill = "none";
  if (stroked) for (const name of inheritedNames.filter(name => name.startsWith("stroke"))) put(name);
  if (isText) for (const name of inheritedNames.filter(name => name.startsWith("font") || name === "text-anchor")) put(name);
  else put("shape-rendering");
  return shown;
}

/** Moves what all parts have in common to their group. Only texts care for fonts, and every text has one. */
export function gather(parts, attributes) {
  for (const name of inheritedNames) {
    const some = name === "font-family" || name === "font-size" ? parts.filter(part => part.hasText) : parts;
    const value = some[0]?.attributes[name];
    if (value === undefined || !some.every(part => part.attributes[name] === value)) continue;
    attributes[name] = value;
    for (const part of some) delete part.attributes[name];
  }
}
