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

// The colours of the page, for everything in a figure that is not data.
function theme(layout) {
  const css = getComputedStyle(document.documentElement);
  const [paper, ink, muted, rule, accent] = ["--paper", "--ink", "--muted", "--rule", "--accent"].map(name => css.getPropertyValue(name).trim());
  const font = { color: ink, family: css.getPropertyValue("--ui").trim() };
  const colours = {
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    "font.color": font.color, "font.family": font.family,
    "legend.bgcolor": "rgba(0,0,0,0)",
    "hoverlabel.bgcolor": paper, "hoverlabel.bordercolor": rule, "hoverlabel.font.color": ink,
  };
  for (const key of Object.keys(layout))
    if (/^[xy]axis\d*$/.test(key)) Object.assign(colours, {
      [`${key}.gridcolor`]: rule, [`${key}.linecolor`]: muted, [`${key}.zerolinecolor`]: muted, [`${key}.tickcolor`]: muted,
    });
  for (const [i] of (layout.sliders ?? []).entries()) Object.assign(colours, {
    [`sliders[${i}].bgcolor`]: accent, [`sliders[${i}].bordercolor`]: rule, [`sliders[${i}].tickcolor`]: muted, [`sliders[${i}].activebgcolor`]: accent,
    [`sliders[${i}].font.color`]: muted, [`sliders[${i}].currentvalue.font.color`]: ink,
  });
  for (const [i] of (layout.updatemenus ?? []).entries()) Object.assign(colours, {
    [`updatemenus[${i}].bgcolor`]: paper, [`updatemenus[${i}].bordercolor`]: rule, [`updatemenus[${i}].font.color`]: ink,
  });
  return colours;
}

async function draw(place) {
  const name = place.dataset.figure;
  try {
    await Promise.all([load("assets/plotly.min.js"), load(`figures/${name}.js`)]);
    const { data, layout, frames, config } = waiting.get(name);
    delete layout.width;
    layout.autosize = true;
    if (place.clientWidth < 560) layout.legend = { ...layout.legend, orientation: "h", x: 0, xanchor: "left", y: -0.2, yanchor: "top" };
    place.replaceChildren();
    await Plotly.newPlot(place, { data, layout, frames, config: { ...config, responsive: true, displaylogo: false, displayModeBar: false } });
    await Plotly.relayout(place, theme(layout));
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
  for (const place of places) if (place.dataset.drawn) Plotly.relayout(place, theme(place.layout));
});
