// The numbers of a figure, for whoever would rather read them than see them: made when they are asked for, as the figure stands then.

const MOST_ROWS = 400;

document.addEventListener("toggle", ({ target }) => { if (target.matches?.(".data")) fill(target); }, { capture: true });
document.addEventListener("drawn", ({ target: live }) => fill(live.closest("figure").querySelector(".data")));

function fill(details) {
  const live = details.closest("figure").querySelector("[data-drawn] > .live");
  details.querySelector("div")?.remove();
  if (details.open && live) details.append(tables(live));
}

function tables(live) {
  const box = document.createElement("div");
  box.append(...live.data.filter(trace => trace.visible !== false && trace.mode !== "text").map(trace => table(trace, live.layout)));
  return box;
}

function table(trace, layout) {
  const title = axis => layout[`${axis}axis${(trace[`${axis}axis`] ?? axis).slice(1)}`]?.title?.text ?? axis;
  const [x, y] = [numbers(trace, "x"), numbers(trace, "y")];
  const all = trace.z
    ? trace.z.flatMap((row, j) => [...row].map((z, i) => [x[i] ?? i, y[j] ?? j, z]))
    : [...y].map((value, i) => [x[i], value]);
  const heads = [title("x"), title("y"), ...(trace.z ? ["value"] : [])];
  const element = document.createElement("table");
  const line = element.createTHead().insertRow();
  line.append(...heads.map(head => Object.assign(document.createElement("th"), { scope: "col", textContent: plainText(head) })));
  if (trace.name) element.createCaption().textContent = plainText(trace.name);
  const body = element.createTBody();
  for (const row of all.slice(0, MOST_ROWS)) {
    const line = body.insertRow();
    for (const value of row) line.insertCell().textContent = typeof value === "number" ? Number(value.toPrecision(6)) : value ?? "";
  }
  if (all.length > MOST_ROWS) body.insertRow().insertCell().textContent = `… ${all.length - MOST_ROWS} more`;
  return element;
}

// An even grid is told by its start and its step.
function numbers(trace, axis) {
  if (trace[axis]) return [...trace[axis]];
  const [start, step] = [trace[`${axis}0`] ?? 0, trace[`d${axis}`] ?? 1];
  const count = (axis === "x" ? trace.z?.[0] ?? trace.y : trace.z ?? trace.x)?.length ?? 0;
  return Array.from({ length: count }, (_, i) => start + i * step);
}
