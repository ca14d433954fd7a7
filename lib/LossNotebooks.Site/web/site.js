// Figures: plotly.js, and the numbers of each figure, are fetched when the first of them comes near the window.
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

// Called by the script of a figure.
globalThis.drawFigure = (name, figure) => waiting.set(name, figure);

// The library leaves open what depends on the page: text, and what lies under it.
function theme() {
  const css = getComputedStyle(document.documentElement);
  const [paper, ink, rule, family] = ["--paper", "--ink", "--rule", "--ui"].map(name => css.getPropertyValue(name).trim());
  return {
    "font.color": ink, "font.family": family,
    "hoverlabel.bgcolor": paper, "hoverlabel.bordercolor": rule, "hoverlabel.font.color": ink,
  };
}

// Panels side by side stand below each other where there is no room beside.
function stack(layout, width) {
  const { grid } = layout;
  if (!grid || grid.columns <= grid.rows || width >= 600) return;
  layout.height *= grid.columns / grid.rows;
  layout.grid = { ...grid, rows: grid.columns, columns: grid.rows };
}

async function draw(place) {
  const name = place.dataset.figure;
  try {
    await Promise.all([load("assets/plotly.min.js"), load(`figures/${encodeURIComponent(name)}.js`)]);
    const { data, layout, frames, config } = waiting.get(name);
    stack(layout, place.clientWidth);
    place.style.height = `${layout.height}px`;
    place.replaceChildren();
    await Plotly.newPlot(place, { data, layout, frames, config: { ...config, responsive: true } });
    await Plotly.relayout(place, theme());
    place.dataset.drawn = "true";
  } catch (error) {
    console.error(error);
  }
}

const places = document.querySelectorAll(".plot");
const inView = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries)
    if (isIntersecting) {
      inView.unobserve(target);
      draw(target);
    }
}, { rootMargin: "400px 0px" });
for (const place of places) inView.observe(place);

document.addEventListener("theme", () => {
  for (const place of places) if (place.dataset.drawn) Plotly.relayout(place, theme());
});
