// How wide texts are, in a font that travels with the program: the same pictures on every machine. It is wider than most, so texts that
// a reader's own font sets fit into the room that was made for them.
import { fileURLToPath } from "node:url";
import * as fontkit from "fontkit";

const [regular, bold] = [400, 700].map(weight => fontkit.openSync(fileURLToPath(import.meta.resolve(
  `@fontsource/dejavu-sans/files/dejavu-sans-latin-${weight}-normal.woff2`))));

export const ascent = regular.ascent / regular.unitsPerEm;
export const descent = -regular.descent / regular.unitsPerEm;

const widths = new Map();

export function widthOf(text, size, isBold) {
  const key = `${isBold} ${text}`;
  if (!widths.has(key)) widths.set(key, (isBold ? bold : regular).layout(text).advanceWidth / regular.unitsPerEm);
  return widths.get(key) * size;
}
