// Where lines of a formula break. KaTeX lets them break behind each relation and each sign of a sum, also within brackets, and never where
// much room parts two formulas. What belongs together becomes a box: lines break before it, and within it if it is wider than the page.
const box = '<span class="katex-part">', end = "</span>", base = '<span class="katex-base">';

/** TeX in which a line may break behind much room. */
export const withBounds = tex => tex.replace(/\\qquad(?![A-Za-z])/g, "\\qquad\\allowbreak ");

const count = (html, pattern) => html.match(pattern)?.length ?? 0;
const opened = html => count(html, /(?:"mopen|delimsizing size\d)">[([⌊⌈⟨]/g) - count(html, /(?:"mclose|delimsizing size\d)">[)\]⌋⌉⟩]/g);
const isBound = html => /margin-right:[12]em;"><\/span>(?:<span class="mspace"[^>]*><\/span>)?<\/span>$/.test(html);
const boxed = pieces => pieces.length > 1 ? [box, ...pieces, end].join("") : pieces.join("");

/** Where the element ends with which a piece of HTML begins. */
function length(html) {
  let depth = 0;
  for (const tag of html.matchAll(/<(\/?)span[^>]*>/g)) {
    depth += tag[1] ? -1 : 1;
    if (depth === 0) return tag.index + tag[0].length;
  }
  return html.length;
}

/** The elements of this kind with which a piece of HTML begins, and what follows. */
function elements(html, kind) {
  const found = [];
  let rest = html;
  while (rest.startsWith(kind)) {
    found.push(rest.slice(0, length(rest)));
    rest = rest.slice(found.at(-1).length);
  }
  return [found, rest];
}

function grouped(bases) {
  const parts = [[]];
  let unit = [], depth = 0;
  bases.forEach((html, i) => {
    unit.push(html);
    depth += opened(html);
    if (depth > 0 && i < bases.length - 1) return;
    parts.at(-1).push(boxed(unit));
    unit = [];
    if (isBound(html) && i < bases.length - 1) parts.push([]);
  });
  if (parts.length > 1) return parts.map(boxed).join("");
  // Where nothing but one sign joins two things, as in x = 0.05, they are read as one.
  return parts[0].length > 2 ? parts[0].join("") : boxed(bases);
}

/** A formula as KaTeX has set it, with boxes around what belongs together. */
export function parted(html) {
  const plain = html.replaceAll('<span class="mspace allowbreak"></span>', "").replaceAll("\\qquad\\allowbreak ", "\\qquad")
    .replaceAll('<mspace width="2em"/><mspace></mspace>', '<mspace width="2em"/>');
  const at = plain.indexOf(base);
  const [bases, rest] = at < 0 ? [[], ""] : elements(plain.slice(at), base);
  return bases.length > 1 ? plain.slice(0, at) + grouped(bases) + rest : plain;
}
