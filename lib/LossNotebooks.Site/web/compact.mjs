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
  [/<span((?: class="[^"]*")?) style="(top:[^"]*)"><span class="pstrut" style="height:([^;"]*);"><\/span>/g,
    '<span$1 style="$2--height:$3">'],
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
  // One letter is a box by itself.
  [new RegExp(String.raw`<span class="katex-html katex-base"([^>]*)><span class="(mord mathnormal)">([^<]*)</span></span></span>$`),
    '<span class="katex-html katex-base $2"$1>$3</span></span>'],
  // An index of one letter is that letter, smaller.
  [/<span class="(katex-sizing [^"]*)"><span class="mord (mathnormal) mtight"([^>]*)>([^<]*)<\/span><\/span>/g,
    '<span class="$1 $2"$3>$4</span>'],
  // A name is one piece, though its last letter is wider than its room.
  [/<span class="mop(?: mtight)?">([^<]*)<span style="(margin-right:[^"]*)">([^<]*)<\/span><\/span>/g, '<span style="$2">$1$3</span>'],
  // Other signs without a style of their own need no element.
  [new RegExp(sign, "g"), "$1"],
  // Room before what has room after it.
  [new RegExp(`${room}<span((?: class="mord mathnormal(?: mtight)?")?) style="(margin-right:[^"]*)">`, "g"),
    (_, before, kind, after) => `<span${kind} style="${before.replace("right", "left")}${after}">`],
  [new RegExp(`${room}<span class="(mord mathnormal(?: mtight)?)">`, "g"),
    (_, before, kind) => `<span class="${kind}" style="${before.replace("right", "left")}">`],
];

// Room to both sides of each fraction is its margin, if nothing else has any.
const before = '<span class="mopen nulldelimiter"></span>', after = '<span class="mclose nulldelimiter"></span>';
const fraction = '<span class="mfrac">', open = '<span class="mfrac open">';
function fractions(html) {
  const count = piece => html.split(piece).length;
  return count(before) === count(before + fraction) && count(before) === count(after)
    ? html.replaceAll(before + fraction, open).replaceAll(after, "") : html;
}

// What only holds others together, and has no style, is left out: a letter with its indices, the row of a column. The parts of columns are
// boxes, so that what stands in one stays together. Indices are a column themselves, and a column says how deep it is.
const isPart = tag => tag.includes('style="top:'), isColumn = tag => tag.includes("vlist-t");
const indices = '<span class="msupsub">', row = '<span class="vlist-r">', letter = /^<span class="mord(?: mtight)?">$/;
const depth = '<span class="vlist-d" style="height:';
function opened(html) {
  const pieces = html.split(/(<\/?span[^>]*>)/), outer = [];
  let kind = "";
  pieces.forEach((tag, i) => {
    if (tag === "</span>") {
      if (outer.pop().isOut) pieces[i] = "";
    } else if (tag.startsWith("<span")) {
      const parent = outer.at(-1) ?? { tag: "" };
      const isDepth = tag.startsWith(depth);
      if (isDepth) pieces[parent.i] = pieces[parent.i].replace(/vlist-t2.*/, `deep" style="--depth:${tag.slice(depth.length)}`);
      const isOut = isDepth || tag === indices || tag === row && isColumn(parent.tag) || letter.test(tag) && !isPart(parent.tag);
      outer.push({ tag, i, isOut });
      pieces[i] = isOut ? "" : tag.replace('class="', `class="${kind}`);
      kind = tag === indices ? "msupsub " : "";
    }
  });
  return pieces.join("");
}

/** A formula as KaTeX has set it, in fewer elements. */
export const compact = html => opened(steps.reduce((text, [pattern, put]) => text.replace(pattern, put), fractions(html)));
