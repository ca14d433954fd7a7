// Sets formulas.
import katex from "katex";
import { answering, oneLine } from "./answering.mjs";
import { compact } from "./compact.mjs";
import { forKatex, macros } from "./mathjax.mjs";
import { parted, withBounds } from "./parts.mjs";

console.warn = () => {}; // Of characters without metrics, which are shown all the same.

const set = (tex, display, known) => katex.renderToString(withBounds(forKatex(tex, display)), {
  displayMode: display, strict: "ignore", throwOnError: true, globalGroup: true, macros: known,
});

// What formulas before have defined; each is set again once for every such list, and not for every formula.
const states = new Map();
function definedBy(formulas) {
  const key = JSON.stringify(formulas);
  if (!states.has(key)) {
    const known = formulas.length === 0 ? { ...macros } : { ...definedBy(formulas.slice(0, -1)) };
    try {
      if (formulas.length > 0) set(formulas.at(-1), true, known);
    } catch { /* Whoever asked for that formula has heard of it. */ }
    states.set(key, known);
  }
  return states.get(key);
}

await answering(({ tex, display, definitions }) => {
  try {
    return { html: compact(parted(set(tex, display, { ...definedBy(definitions) })).toWellFormed()) };
  } catch (error) {
    const message = oneLine(error.rawMessage ?? error.message);
    return { error: message, isEndless: message.startsWith("Too many expansions") };
  }
});
