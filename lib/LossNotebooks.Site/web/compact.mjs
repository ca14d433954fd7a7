// Formulas in fewer elements than KaTeX takes, which look the same: a page has hundreds of them. What KaTeX may write otherwise one day
// stays as it is.
const sign = String.raw`<span class="m(?:ord|op|bin|rel|open|close|punct)(?: mtight)?">([^<]*)</span>`;
const room = String.raw`<span class="mspace" style="(margin-right:[^"]*)"></span>`;

const steps = [
  // For those who listen: the formula's source is an attribute; what shapes only what is seen, and a group of one, is left out.
  [new RegExp(String.raw`<span class="katex-mathml">(<math[^>]*)><semantics>(?:<mrow>(.*?)</mrow>|(.*?))`
    + String.raw`<annotation[^>]*>([^<]*)</annotation></semantics></math></span>`, "s"),
    (_, math, row, other, tex) => `${math} class="katex-mathml" alttext="${tex.replaceAll('"', "&quot;")}">${row ?? other}</math>`],
  [/<mrow>(<m[ino]>[^<]*<\/m[ino]>)<\/mrow>/g, "$1"],
  [/(<mstyle[^>]*>)<mrow>((?:(?!<\/?m(?:row|style)).)*)<\/mrow>(?=<\/mstyle>)/g, "$1$2"],
  [/<mrow><mrow><\/mrow>/g, "<mrow>"],
  [/<mo>\u2061<\/mo>/g, ""],
  // A name that is an operator is text.
  [/(<mo[^>]*>)<mrow>((?:<mi[^>]*>[^<]*<\/mi>)+)<\/mrow><\/mo>/g, (_, mo, letters) => `${mo}${letters.replace(/<[^>]*>/g, "")}</mo>`],
  // Probability, of something, is one name, and read as one.
  [/<mi>P<\/mi><mi>r<\/mi>(?=<mo[^>]*>[([])/g, "<mi>Pr</mi>"],
  // How high a line is and how deep: the style sheet makes the box that holds the room.
  [/<span class="katex-base"><span class="katex-strut" style="height:([^;"]*);(?:vertical-align:([^;"]*);)?"><\/span>/g,
    (_, height, shift = "0") => `<span class="katex-base" style="--height:${height};--shift:${shift}">`],
  // The same above each part of a column; what lies below its line is a margin.
  [/<span style="(top:[^"]*)"><span class="pstrut" style="height:([^;"]*);"><\/span>/g, '<span style="$1--height:$2">'],
  [new RegExp('<span class="vlist-s">\u200b</span></span>'
    + '<span class="vlist-r"><span class="vlist" style="height:([^;"]*);"><span></span></span></span></span>', "g"),
    '</span><span class="vlist-d" style="height:$1"></span></span>'],
  // A formula in the text that no line may break is one box.
  [new RegExp(String.raw`^(<span class="katex"><math.*</math>)<span class="katex-html" aria-hidden="true"><span class="katex-base"([^>]*)>`
    + String.raw`((?:(?!katex-base).)*)</span></span></span>$`, "s"),
    '$1<span class="katex-html katex-base" aria-hidden="true"$2>$3</span></span>'],
  // Room after a sign is its margin.
  [new RegExp(sign + room, "g"), "<span style=\"$2\">$1</span>"],
  [new RegExp(`(<span class="mord mathnormal(?: mtight)?")(>[^<]*</span>)${room}`, "g"), "$1 style=\"$3\"$2"],
  // Other signs without a style of their own need no element.
  [new RegExp(sign, "g"), "$1"],
];

// Room to both sides of each fraction is its margin, if nothing else has any.
const before = '<span class="mopen nulldelimiter"></span>', after = '<span class="mclose nulldelimiter"></span>';
const fraction = '<span class="mfrac">', open = '<span class="mfrac open">';
function fractions(html) {
  const count = piece => html.split(piece).length;
  return count(before) === count(before + fraction) && count(before) === count(after)
    ? html.replaceAll(before + fraction, open).replaceAll(after, "") : html;
}

/** A formula as KaTeX has set it, in fewer elements. */
export const compact = html => steps.reduce((text, [pattern, put]) => text.replace(pattern, put), fractions(html));
