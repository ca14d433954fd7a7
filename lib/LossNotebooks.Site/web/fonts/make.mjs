// Makes roman.woff2 and italic.woff2, the pages' text face, of Adobe's Source Serif, and is run only when they shall hold other signs:
//   npm i --no-save source-serif@4.5.1 subset-font@2.9.0 && node fonts/make.mjs && npm ci
// What it makes lies beside it, as Source Serif is sixty megabytes, of which pages need a thousandth.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { convert } from "fontverter";
import subset from "subset-font";

const run = (first, last) => String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
const ascii = run(0x20, 0x7e);
const greek = `ΓΔΘΛΞΠΣΦΨΩ${run(0x3b1, 0x3c9)}`;
// Hats and bars are set on letters.
const common = `${ascii}${greek}\u0302\u0304–—…‘’“”−×·°½`;

/** One style, in the cut for sizes at which one reads; its digits are all of one width. */
async function make(name, source, text, wght) {
  const file = fileURLToPath(import.meta.resolve(`source-serif/VAR/SourceSerif4Variable-${source}.ttf`));
  const made = await subset(readFileSync(file), text, {
    targetFormat: "truetype", variationAxes: { wght, opsz: 14 }, keepFeatures: ["ccmp", "kern", "liga", "mark", "mkmk"], noHinting: true,
    preserveNameIds: [13, 14], // Its licence.
  });
  const font = await convert(renamed(made), "woff2");
  writeFileSync(new URL(name, import.meta.url), font);
  console.log(`${name}: ${font.length} bytes`);
}

// The licence keeps the name Source to fonts that nobody has changed; the copyright, which says so, stays as it is.
function renamed(font) {
  const wide = name => [...name].map(letter => `\0${letter}`).join("");
  return Buffer.from(["Source Serif", "SourceSerif"].reduce(
    (text, name) => text.replaceAll(wide(name), wide(name.replace("Source", "Course"))), font.toString("latin1")), "latin1");
}

await make("roman.woff2", "Roman", `${common}${run(0xa0, 0xff)}ŷŒœ\u0303„•√≤≥≈≠∂∞∑→←↑↓✓€${run(0x2080, 0x2089)}⁰⁴⁵⁶⁷⁸⁹`,
  { min: 400, max: 700 });
// Few words are set in it: what is rare in them may look like its neighbours'.
await make("italic.woff2", "Italic", `${common}éöüäøåêèñç`, 400);
