// Figures of plotly.js that a cell has made: each in a place like those in the page, and in the last one's if there was one.

const usualHeight = 420;
const panelHeight = 300;

/** How a figure of the page is described to those who can't see it. */
export const descriptionOf = place => place.querySelector("img")?.alt ?? place.querySelector(".alt").textContent;

/** The place of a figure and, below it, that of its data. `last` is a pair of which to make use. */
export function figure(json, description, id, last) {
  const [place, data] = last ?? [document.createElement("div"), dataTable()];
  place.className = "plot";
  place.id ||= id;
  place.querySelector(".alt")?.remove();
  // The picture and its words were of another run.
  for (const old of place.querySelectorAll(".still, .stops")) old.remove();
  place.prepend(Object.assign(document.createElement("p"), { className: "alt", textContent: description }));
  const { height = usualHeight, grid: { columns = 1, rows = 1 } = {} } = json.layout ?? {};
  place.style.setProperty("--wide", `${height}px`);
  place.style.setProperty("--narrow", `${height + Math.max(columns - rows, 0) * panelHeight}px`);
  showFigure(place, json);
  return [place, data];
}

function dataTable() {
  const details = Object.assign(document.createElement("details"), { className: "data" });
  details.append(Object.assign(document.createElement("summary"), { textContent: "The data as a table" }));
  return details;
}
