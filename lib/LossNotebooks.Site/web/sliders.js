// plotly.js draws its sliders as pictures, which neither a keyboard nor a screen reader reaches. Here each becomes the browser's own,
// under the figure: the same stops, and each does what its stop says. Where an engine draws the figure, they stop between these, too.

// What a stop may do; plotly.js can do more than change a figure.
const CHANGES = ["restyle", "relayout", "update", "animate"];
// The stops of an engine: so many for each that is stored.
const finer = 10;

const rangesOf = place => [...place.querySelectorAll(".sliders input")];

// The drawing gives up the room that its own sliders would take, and the browser's stand there.
document.addEventListener("drawing", ({ target: live, detail: layout }) => {
  const { sliders = [], meta } = layout;
  const place = live.parentElement;
  delete layout.sliders;
  let group = place.querySelector(".sliders");
  if (group && meta?.stops) {
    // The engine has drawn it for where the reader's sliders are.
    rangesOf(place).forEach((range, n) => say(range, meta.stops[n]));
  } else {
    group?.remove();
    if (!sliders.length) return;
    group = document.createElement("div");
    group.className = "sliders";
    group.append(...sliders.map((slider, n) => control(live, slider, `${place.id}-slider-${n + 1}`)));
    place.append(group);
    if ("any" in place.dataset) slideFreely(place);
  }
  layout.height -= group.offsetHeight;
});

// Called when an engine can draw what a figure is between its stops.
globalThis.slideFreely = place => {
  if ("stored" in place.dataset) return;
  place.dataset.any = "";
  for (const range of rangesOf(place)) range.step = 1 / finer;
};

// Some figures are nothing between their stops: then those alone are left, and where an engine can't draw even them, the stored ones.
document.addEventListener("refused", event => {
  const place = event.target;
  const ranges = rangesOf(place);
  if (!ranges.length) return;
  event.stopPropagation();
  if (ranges.every(({ value }) => Number.isInteger(Number(value)))) {
    delete place.dataset.any;
    place.dataset.stored = "";
  }
  for (const range of ranges) {
    const stop = Math.round(range.value);
    Object.assign(range, { step: 1, value: stop });
  }
  ranges[0].dispatchEvent(new Event("input"));
}, true);

function say(range, value) {
  const row = range.parentElement;
  row.querySelector("output").textContent = value;
  range.setAttribute("aria-valuetext", `${row.querySelector("label").textContent} = ${value}`);
}

function control(live, { steps, active = 0, currentvalue: { prefix = "" } = {} }, id) {
  const row = document.createElement("div");
  row.className = "slider";
  const label = Object.assign(document.createElement("label"), { htmlFor: id, textContent: plainText(prefix).replace(/\s*=\s*$/, "") });
  const range = document.createElement("input");
  Object.assign(range, { type: "range", id, min: 0, max: steps.length - 1, step: 1, value: active });
  range.addEventListener("input", () => {
    const place = live.parentElement;
    if ("any" in place.dataset) {
      place.dispatchEvent(new CustomEvent("moved", { bubbles: true, detail: rangesOf(place).map(({ value }) => Number(value)) }));
      return;
    }
    const { label: value, method, args } = steps[range.value];
    say(range, value);
    if (CHANGES.includes(method)) Plotly[method](live, ...args);
    place.dispatchEvent(new CustomEvent("slid", { bubbles: true }));
  });
  row.append(label, range, Object.assign(document.createElement("output"), { htmlFor: id }));
  say(range, steps[range.value].label);
  return row;
}
