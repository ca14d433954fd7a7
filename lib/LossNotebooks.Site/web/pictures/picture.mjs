// A drawing of plotly.js as a small file of its own, for paper of any colour.
import { transformsOf } from "./boxes.mjs";
import { gather, opacityOf, paintOf, saidBy, seen } from "./paint.mjs";
import { parsePath, short, writePath } from "./paths.mjs";

// On paper the ink is dark, whatever the screen has.
const style = ":root{color:#23252b}@media screen and (prefers-color-scheme:dark){:root{color:#e4e5e9}}";

const geometry = { rect: ["x", "y", "width", "height", "rx", "ry"], image: ["x", "y", "width", "height"], circle: ["cx", "cy", "r"] };
const shapes = ["path", ...Object.keys(geometry)];
const round = /^M([\d.]+),0A\1,\1 0 1,1 0,-\1A\1,\1 0 0,1 \1,0Z$/;

const escape = text => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const quote = text => escape(text).replaceAll('"', "&quot;");

const writeTransform = ({ name, numbers }) => name === "scale" || name === "matrix"
  ? `${name}(${numbers.join(" ")})`
  : `${name}(${numbers.map((number, k) => name === "rotate" && k === 0 ? number : short(number)).join(" ")})`;

/** The picture of a drawing; its names begin with the prefix, so that pictures in one page keep apart. */
export function pictureOf(svg, prefix) {
  const names = new Map(); // of what is used elsewhere, in the order of use

  function reference(value) {
    const name = value?.match(/url\(["']?[^)#]*#([^"')]+)["']?\)/)?.[1];
    if (!name) return null;
    if (!names.has(name)) names.set(name, `${prefix}-${names.size + 1}`);
    return `url(#${names.get(name)})`;
  }

  // { tag, attributes, parts } or { tag, attributes, text } of what is seen of an element.
  function part(element, parent) {
    const { localName: tag } = element;
    const said = saidBy(element);
    const opacity = opacityOf(said);
    if (opacity === 0 || tag === "defs" || tag === "style" || tag === "title") return null;
    const paint = paintOf(said, parent);
    const clip = reference(element.getAttribute("clip-path"));
    const transforms = transformsOf(element);
    // A shift goes into the numbers, unless it also shifts what clips.
    const shift = transforms.length === 1 && transforms[0].name === "translate" && !clip ? transforms.pop().numbers : [];
    const attributes = {};
    const inside = tag === "g" || tag === "svg" || tag === "a" ? group(element, paint, attributes, shift)
      : tag === "text" ? words(element, paint, attributes, shift) : shape(element, paint, attributes, shift);
    if (!inside) return null;
    if (opacity !== 1) inside.attributes.opacity = String(opacity);
    if (transforms.length > 0) inside.attributes.transform = transforms.map(writeTransform).join("");
    if (clip) inside.attributes["clip-path"] = clip;
    return inside;
  }

  function group(element, paint, attributes, [x = 0, y = 0]) {
    const parts = [...element.children].map(child => part(child, paint)).filter(child => child);
    if (parts.length === 0) return null;
    if (x !== 0 || y !== 0) attributes.transform = writeTransform({ name: "translate", numbers: [x, y] });
    gather(parts, attributes);
    return { tag: "g", attributes, parts, hasText: parts.some(part => part.hasText) };
  }

  function shape(element, paint, attributes, [x = 0, y = 0]) {
    let { localName: tag } = element;
    if (!shapes.includes(tag)) return null;
    if (tag === "image") {
      attributes.href = element.getAttribute("href") ?? element.getAttribute("xlink:href");
      attributes.preserveAspectRatio = "none";
      if (element.style.getPropertyValue("image-rendering")) attributes.style = "image-rendering:pixelated";
    } else {
      const shown = seen(paint, false);
      if (!shown) return null;
      Object.assign(attributes, shown);
      for (const name of ["fill", "stroke"]) attributes[name] = reference(attributes[name]) ?? attributes[name];
    }
    if (tag !== "path") {
      for (const name of geometry[tag]) {
        const number = Number(element.getAttribute(name) ?? 0) + ({ x, cx: x, y, cy: y }[name] ?? 0);
        if (number !== 0) attributes[name] = short(number);
      }
      return { tag, attributes };
    }
    const d = element.getAttribute("d") ?? "";
    const dot = d.match(round);
    if (dot) return { tag: "circle", attributes: { ...attributes, cx: short(x), cy: short(y), r: dot[1] } };
    const steps = parsePath(d);
    return steps.length < 2 ? null : { tag, attributes: { ...attributes, d: writePath(steps, x, y) } };
  }

  function words(element, paint, attributes, [x = 0, y = 0]) {
    if (element.textContent.trim() === "") return null;
    Object.assign(attributes, seen(paint, true));
    const place = (node, to) => {
      for (const [name, by] of [["x", x], ["y", y]])
        if (node.getAttribute(name) !== null || node === element) to[name] = short(Number(node.getAttribute(name) ?? 0) + by);
      for (const name of ["dx", "dy"]) if (node.getAttribute(name) !== null) to[name] = node.getAttribute(name);
    };
    place(element, attributes);
    const write = (node, above) => [...node.childNodes].map(child => {
      if (child.nodeType === 3) return escape(child.data);
      const own = paintOf(saidBy(child), above);
      const differs = Object.fromEntries(Object.entries(own).filter(([name, value]) => value !== above[name]));
      place(child, differs);
      return open("tspan", differs) + ">" + write(child, own) + "</tspan>";
    }).join("");
    if (/^\s|\s\s|\s$/.test(element.textContent)) attributes["xml:space"] = "preserve";
    return { tag: "text", attributes, text: write(element, paint), hasText: true };
  }

  const open = (tag, attributes) => Object.entries(attributes).filter(([, value]) => value !== undefined)
    .reduce((text, [name, value]) => `${text} ${name}="${quote(value)}"`, `<${tag}`);

  const write = ({ tag, attributes, parts, text }) => tag === "g" && Object.keys(attributes).length === 0
    ? parts.map(write).join("")
    : open(tag, attributes) + (parts?.length > 0 ? `>${parts.map(write).join("")}</${tag}>` : text ? `>${text}</${tag}>` : "/>");

  // What clips or colours: as it is, but for its name.
  function definition(element) {
    const attributes = {};
    for (const { name, value } of element.attributes) {
      if (name !== "class" && name !== "style") attributes[name] = name === "id" ? names.get(value) ?? value
        : geometry.rect.includes(name) && element.localName === "rect" ? short(Number(value)) : reference(value) ?? value;
    }
    for (const name of ["stop-color", "stop-opacity"]) attributes[name] = saidBy(element)(name) || undefined;
    return { tag: element.localName, attributes, parts: [...element.children].map(definition) };
  }

  const drawing = part(svg, undefined) ?? { attributes: {}, parts: [] };
  const used = [...names.keys()].map(name => svg.querySelector(`[id="${name}"]`)).filter(element => element);
  const definitions = used.map(element => write(definition(element))).join("");
  const [width, height] = ["width", "height"].map(name => svg.getAttribute(name));
  const frame = { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, ...drawing.attributes };
  return `${open("svg", frame)}><style>${style}</style>${definitions && `<defs>${definitions}</defs>`}`
    + `${drawing.parts.map(write).join("")}</svg>\n`;
}
