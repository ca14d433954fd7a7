// How a terminal shows text, after the escape sequences of ECMA-48: the same classes as for outputs that are stored in the page.

const names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
const marks = { 1: "bold", 2: "faint", 3: "italic", 4: "underline", 9: "struck" };
const ends = { 22: ["bold", "faint"], 23: ["italic"], 24: ["underline"], 29: ["struck"] };

export const plain = { ink: "", paper: "", isInverse: false, marks: [] };

/** The style after the numbers of an escape sequence that ends with `m`. */
export function styleAfter(style, numbers) {
  const codes = numbers.split(/[;:]/).map(code => /^\d+$/.test(code) ? Number(code) : 0);
  while (codes.length) style = after(style, codes.shift(), codes);
  return style;
}

/** The classes of the style sheet; empty for plain text. */
export function classesOf({ ink, paper, isInverse, marks }) {
  const [front, back] = isInverse ? [paper, ink] : [ink, paper];
  return [
    ...front ? [`ansi-${front}`] : [], ...back ? [`ansi-on-${back}`] : [],
    ...isInverse && !ink && !paper ? ["ansi-inverse"] : [], ...marks.map(mark => `ansi-${mark}`),
  ].join(" ");
}

function after(style, code, more) {
  const without = gone => ({ ...style, marks: style.marks.filter(mark => !gone.includes(mark)) });
  if (code === 0) return plain;
  if (marks[code]) return { ...style, marks: [...style.marks.filter(mark => mark !== marks[code]), marks[code]] };
  if (ends[code]) return without(ends[code]);
  if (code === 7 || code === 27) return { ...style, isInverse: code === 7 };
  if (code === 38) return { ...style, ink: colour(more) ?? style.ink };
  if (code === 48) return { ...style, paper: colour(more) ?? style.paper };
  if (code === 39) return { ...style, ink: "" };
  if (code === 49) return { ...style, paper: "" };
  if (code >= 30 && code < 38) return { ...style, ink: names[code - 30] };
  if (code >= 40 && code < 48) return { ...style, paper: names[code - 40] };
  if (code >= 90 && code < 98) return { ...style, ink: bright(code - 90) };
  if (code >= 100 && code < 108) return { ...style, paper: bright(code - 100) };
  return style;
}

const bright = number => number === 0 ? "grey" : names[number];

function colour(more) {
  const next = () => Math.min(more.shift() ?? 0, 255);
  const kind = next();
  return kind === 5 ? ofPalette(next()) : kind === 2 ? nearest(next(), next(), next()) : undefined;
}

// Sixteen with names, a cube of 6 × 6 × 6, and greys.
function ofPalette(number) {
  if (number < 8) return names[number];
  if (number < 16) return bright(number - 8);
  const level = step => step % 6 === 0 ? 0 : 55 + 40 * (step % 6);
  const cube = number - 16;
  if (number < 232) return nearest(level(Math.floor(cube / 36)), level(Math.floor(cube / 6)), level(cube));
  const grey = 8 + 10 * (number - 232);
  return nearest(grey, grey, grey);
}

function nearest(red, green, blue) {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  if (most - least < 40) return most < 64 ? "black" : most < 192 ? "grey" : "white";
  const has = channel => 2 * channel > most + least;
  return names[(has(red) ? 1 : 0) + (has(green) ? 2 : 0) + (has(blue) ? 4 : 0)];
}
