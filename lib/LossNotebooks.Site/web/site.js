// Figures: each is fetched and drawn when it is no more than a window away.
const plotly = "assets/plotly.min.js";
const waiting = new Map();
const scripts = new Map();

function load(src) {
  if (!scripts.has(src)) scripts.set(src, new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = src;
    script.onload = done;
    script.onerror = () => failed(new Error(`${src} can't be loaded`));
    document.head.append(script);
  }));
  return scripts.get(src);
}

// Texts of figures may hold plotly.js' own few tags.
globalThis.plainText = text => String(text).replace(/<[^>]*>/g, "");

// Called by the script of a figure.
globalThis.drawFigure = (name, figure) => waiting.set(name, figure);

// Figures that no file holds, by their places.
const given = new WeakMap();

// Called for a figure that a cell has made here; a place that has one shows the new one.
globalThis.showFigure = (place, figure) => {
  given.set(place, figure);
  if (place.dataset.drawn) redraw(place);
  else inView.observe(place);
};

// Called for what a figure on show has become that the reader moves.
globalThis.moveFigure = async (place, figure) => {
  given.set(place, figure);
  const live = place.querySelector(":scope > .live");
  if (!place.dataset.drawn) return;
  await show(live, place, structuredClone(figure), Plotly.react);
  tell(live, "drawn");
};

// The library leaves open what depends on the page: text, and what lies under it.
function theme() {
  const css = getComputedStyle(document.documentElement);
  const [paper, ink, rule, family] = ["--paper", "--ink", "--rule", "--ui"].map(name => css.getPropertyValue(name).trim());
  return { font: { color: ink, family }, hoverlabel: { bgcolor: paper, bordercolor: rule, font: { color: ink } } };
}

// Panels side by side stand below each other where there is no room beside. How high all is then, the page knows.
const narrow = matchMedia("(max-width: 40rem)");

function fitted(layout, place) {
  const { grid } = layout;
  const stacked = grid && narrow.matches && grid.columns > grid.rows ? { ...grid, rows: grid.columns, columns: grid.rows } : grid;
  const { font, hoverlabel } = theme();
  return { ...layout, grid: stacked, height: place.clientHeight, font: { ...layout.font, ...font }, hoverlabel };
}

// What belongs to figures stands in files of its own, and listens.
const tell = (live, what, detail) => live.dispatchEvent(new CustomEvent(what, { bubbles: true, detail }));

async function figureOf(place) {
  const name = place.dataset.figure;
  await Promise.all([load(plotly), given.has(place) || load(`figures/${encodeURIComponent(name)}.js`)]);
  return structuredClone(given.get(place) ?? waiting.get(name));
}

function show(live, place, { data, layout, frames, config }, plot) {
  const fit = fitted(layout, place);
  tell(live, "drawing", fit);
  // plotly.js looks here when the window changes.
  live.style.height = `${fit.height}px`;
  return plot(live, { data, layout: fit, frames, config: { ...config, responsive: true, displaylogo: false } });
}

async function draw(place) {
  try {
    const figure = await figureOf(place);
    const live = document.createElement("div");
    live.className = "live";
    live.setAttribute("role", "img");
    live.setAttribute("aria-label", place.querySelector("img")?.alt ?? place.querySelector(".alt").textContent);
    const last = place.querySelectorAll(".live");
    place.append(live);
    await show(live, place, figure, Plotly.newPlot);
    last.forEach(remove);
    place.dataset.drawn = "true";
    tell(live, "drawn");
  } catch (error) {
    console.error(error);
  }
}

function remove(live) {
  Plotly.purge(live);
  live.remove();
}

// One drawing at a time; of what comes meanwhile the last counts.
const drawing = new WeakMap();

async function redraw(place) {
  if (drawing.has(place)) {
    drawing.set(place, given.get(place));
    return;
  }
  drawing.set(place, given.get(place));
  for (let figure; figure !== drawing.get(place);) {
    figure = drawing.get(place);
    await draw(place);
  }
  drawing.delete(place);
}

const places = document.querySelectorAll(".plot");
const inView = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries)
    if (isIntersecting) {
      inView.unobserve(target);
      draw(target);
    }
}, { rootMargin: "100% 0px" });
for (const place of places) inView.observe(place);

// Whoever is there would wait for plotly.js: it is fetched once the page has come, and starts when the reader begins to move.
if (places.length > 0) {
  addEventListener("load", () => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", as: "script", href: plotly }));
  });
  for (const sign of ["pointerdown", "keydown", "scroll"]) addEventListener(sign, () => load(plotly).catch(console.error), { once: true });
}

document.addEventListener("theme", () => {
  const { font, hoverlabel } = theme();
  for (const live of document.querySelectorAll("[data-drawn] > .live"))
    Plotly.relayout(live, { font: { ...live.layout.font, ...font }, hoverlabel });
});

narrow.addEventListener("change", () => {
  for (const place of document.querySelectorAll(".plot[data-drawn]")) {
    delete place.dataset.drawn;
    place.querySelectorAll(".live").forEach(remove);
    draw(place);
  }
});
