// plotly.js draws its sliders as pictures, which neither a keyboard nor a screen reader reaches. Here each becomes the browser's own,
// under the figure: the same stops, and each does what its stop says.

// What a stop may do; plotly.js can do more than change a figure.
const CHANGES = ["restyle", "relayout", "update", "animate"];

// The drawing gives up the room that its own sliders would take, and the browser's stand there.
document.addEventListener("drawing", ({ target: live, detail: layout }) => {
  const { sliders = [] } = layout;
  const place = live.parentElement;
  delete layout.sliders;
  place.querySelector(".sliders")?.remove();
  if (!sliders.length) return;
  const group = document.createElement("div");
  group.className = "sliders";
  group.append(...sliders.map((slider, n) => control(live, slider, `${place.id}-slider-${n + 1}`)));
  place.append(group);
  layout.height -= group.offsetHeight;
});

function control(live, { steps, active = 0, currentvalue: { prefix = "" } = {} }, id) {
  const row = document.createElement("div");
  row.className = "slider";
  const label = Object.assign(document.createElement("label"), { htmlFor: id, textContent: plainText(prefix).replace(/\s*=\s*$/, "") });
  const output = Object.assign(document.createElement("output"), { htmlFor: id });
  const range = document.createElement("input");
  Object.assign(range, { type: "range", id, min: 0, max: steps.length - 1, step: 1, value: active });
  const show = () => {
    const value = steps[range.value].label;
    output.textContent = value;
    range.setAttribute("aria-valuetext", `${label.textContent} = ${value}`);
  };
  range.addEventListener("input", () => {
    show();
    const { method, args } = steps[range.value];
    if (CHANGES.includes(method)) Plotly[method](live, ...args);
  });
  show();
  row.append(label, range, output);
  return row;
}
