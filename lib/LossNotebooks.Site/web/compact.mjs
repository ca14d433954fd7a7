// Formulas in fewer elements than KaTeX takes, which look the same: a page has hundreds of them. What KaTeX may write otherwise one day
// stays as it is.
const sign = String.raw`<span class="m(?:ord|bin|rel|open|close|punct)(?: mtight)?">([^<]*)</span>`;
const room = String.raw`<span class="mspace" style="(margin-right:[^"]*)"></span>`;

const steps = [
  // How high a line is and how deep: the style sheet makes the box that holds the room.
  [/<span class="katex-base"><span class="katex-strut" style="height:([^;"]*);(?:vertical-align:([^;"]*);)?"><\/span>/g,
    (_, height, shift = "0") => `<span class="katex-base" style="--height:${height};--shift:${shift}">`],
  // Room after a sign is its margin.
  [new RegExp(sign + room, "g"), "<span style=\"$2\">$1</span>"],
  [new RegExp(`(<span class="mord mathnormal(?: mtight)?")(>[^<]*</span>)${room}`, "g"), "$1 style=\"$3\"$2"],
  // Other signs without a style of their own need no element.
  [new RegExp(sign, "g"), "$1"],
];

/** A formula as KaTeX has set it, in fewer elements. */
export const compact = html => steps.reduce((text, [pattern, put]) => text.replace(pattern, put), html);
