// Draws a figure with plotly.js.
import { createRequire } from "node:module";
import { beginNames } from "./screen.mjs";

const Plotly = createRequire(import.meta.url)("plotly.js-cartesian-dist-min");

/** The colour of texts, which no figure has itself. */
export const ink = "rgb(1, 2, 3)";

// What is not clear underneath keeps the colours that its author chose for it.
const isClear = colour => /^(transparent|rgba\(.*,\s*0(\.0*)?\))$/.test(colour ?? "");

/** The drawing as plotly.js exports it: an element of SVG. */
export async function draw({ data, layout }) {
  beginNames();
  const place = document.body.appendChild(document.createElement("div"));
  try {
    const font = isClear(layout.paper_bgcolor) ? { ...layout.font, color: ink } : layout.font;
    await Plotly.newPlot(place, data, { ...layout, font }, { staticPlot: true });
    return new DOMParser().parseFromString(Plotly.Snapshot.toSVG(place, "svg"), "image/svg+xml").documentElement;
  } finally {
    Plotly.purge(place);
    place.remove();
  }
}
