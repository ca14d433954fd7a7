// The contents stand open where there is room for them beside the text.
const room = matchMedia("(min-width: 76rem)");
const contents = document.querySelector(".contents details");
if (contents) {
  const open = () => { contents.open = room.matches; };
  room.addEventListener("change", open);
  open();
}

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

// Panels side by side stand below each other where there is no room beside. How high all is then, the page knows.
const narrow = matchMedia("(max-width: 40rem)");

function fitted(layout, place) {
  const { grid } = layout;
  const stacked = grid && narrow.matches && grid.columns > grid.rows ? { ...grid, rows: grid.columns, columns: grid.rows } : grid;
  return { ...layout, grid: stacked, height: place.clientHeight };
}

async function draw(place) {
  const name = place.dataset.figure;
  try {
    await Promise.all([load("assets/plotly.min.js"), load(`figures/${encodeURIComponent(name)}.js`)]);
    const { data, layout, frames, config } = structuredClone(waiting.get(name));
    const live = document.createElement("div");
    live.className = "live";
    live.setAttribute("role", "img");
    live.setAttribute("aria-label", place.querySelector("img")?.alt ?? place.querySelector(".alt").textContent);
    place.append(live);
    await Plotly.newPlot(live, { data, layout: fitted(layout, place), frames, config: { ...config, responsive: true } });
    await Plotly.relayout(live, theme());
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

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  for (const live of document.querySelectorAll("[data-drawn] > .live")) Plotly.relayout(live, theme());
});

narrow.addEventListener("change", () => {
  for (const place of document.querySelectorAll(".plot[data-drawn]")) {
    delete place.dataset.drawn;
    Plotly.purge(place.lastElementChild);
    place.lastElementChild.remove();
    draw(place);
  }
});
