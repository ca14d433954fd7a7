// Figures that the reader moves: their handles lie over the drawing, their sliders and buttons below it. What is moved shows at once;
// the rest of the figure follows when the engine has drawn it, which hears of it by the event "moved".
const canRun = document.querySelector("[data-live]") && location.protocol !== "file:";
const figures = new WeakMap();

const made = (name, properties) => Object.assign(document.createElement(name), properties);

const shown = value => String(Number(value.toPrecision(6))).replace("-", "−");

document.addEventListener("drawing", ({ target: live, detail: layout }) => {
  const { handles = [] } = layout.meta ?? {};
  if (!canRun) return;
  // Its stored stops are for pages that compute nothing.
  if (handles.length) delete layout.sliders;
  const place = live.parentElement;
  const last = figures.get(place);
  // A drawing of its own may be another figure, or the same one from its start.
  const isKept = last && (last.live === live || keyOf(handles) === keyOf(last.handles, last.state));
  if (last && !isKept) {
    last.parts.forEach(part => part.remove());
    figures.delete(place);
  }
  if (!handles.length) return;
  if (!isKept) figures.set(place, build(place, handles));
  const figure = figures.get(place);
  Object.assign(figure, { live, handles, drawn: handles.flatMap(({ value }) => value) });
  // Its cell was run in between, and it has come back to where it was moved.
  if (!figure.isMoved) figure.state = [...figure.drawn];
  layout.height -= figure.below.offsetHeight;
});

// All that a handle is, but where it sits.
function keyOf(handles, state = handles.flatMap(({ value }) => value)) {
  return JSON.stringify([state, handles.map(({ name, moves, from, to, step }) => [name, moves, from, to, step])]);
}

document.addEventListener("drawn", ({ target: live }) => {
  const figure = figures.get(live.parentElement);
  if (!figure) return;
  const axis = reference => live._fullLayout[`${reference[0]}axis${reference.slice(1)}`];
  figure.axes = ({ xref = "x", yref = "y" }) => ({ x: axis(xref), y: axis(yref) });
  arrange(figure);
});

function build(place, handles) {
  const over = made("div", { className: "grips" });
  const below = made("div", { className: "controls" });
  const state = handles.flatMap(({ value }) => value);
  const figure = { place, handles, state, over, below, parts: [over, below] };
  let first = 0;
  figure.elements = handles.map((handle, number) => {
    const at = first;
    first += handle.value.length;
    if (handle.moves) return gripOf(figure, number, at, (...values) => set(figure, at, ...values));
    return handle.isButton ? button(figure, handle, at) : slider(figure, number, at);
  });
  over.append(...figure.elements.filter(element => element.matches(".grip")));
  below.append(...figure.elements.filter(element => element.matches(".slider")));
  const buttons = figure.elements.filter(element => element.matches("button"));
  if (buttons.length) {
    const row = made("div", { className: "presses" });
    row.append(...buttons);
    below.append(row);
  }
  place.append(over, below);
  return figure;
}

/** The numbers of a handle become these, or as near as its range and its steps allow. */
function set(figure, at, ...values) {
  const { from, to, step } = figure.handles[numberOf(figure, at)];
  values.forEach((value, i) => {
    const steps = Math.round((Math.min(Math.max(value, from[i]), to[i]) - from[i]) / step[i]);
    figure.state[at + i] = Number(Math.min(from[i] + steps * step[i], to[i]).toPrecision(12));
  });
  moved(figure);
}

function numberOf({ handles }, at) {
  let first = 0;
  return handles.findIndex(({ value }) => (first += value.length) > at);
}

function moved(figure) {
  figure.isMoved = true;
  arrange(figure);
  figure.place.dispatchEvent(new CustomEvent("moved", { bubbles: true, detail: [...figure.state] }));
}

function button(figure, { name }, at) {
  const element = made("button", { type: "button", textContent: name });
  element.addEventListener("click", () => {
    figure.state[at]++;
    moved(figure);
  });
  return element;
}

function slider(figure, number, at) {
  const { name, from: [min], to: [max], step: [step] } = figure.handles[number];
  const id = `${figure.place.id}-handle-${number + 1}`;
  const row = made("div", { className: "slider" });
  const range = made("input", { type: "range", id, min, max, step, value: figure.state[at] });
  range.addEventListener("input", () => set(figure, at, Number(range.value)));
  row.append(made("label", { htmlFor: id, textContent: name }), range, made("output", { htmlFor: id }));
  return row;
}

function arrange(figure) {
  const { handles, elements, state, axes } = figure;
  let at = 0;
  handles.forEach((handle, number) => {
    const element = elements[number];
    const values = state.slice(at, at + handle.value.length);
    if (handle.moves) {
      if (axes) {
        const { x, y } = axes(handle);
        const spot = gripPlace(figure, number, at);
        element.style.translate = `${x._offset + spot.x}px ${y._offset + spot.y}px`;
        element.classList.toggle("far", x._offset + spot.x > figure.place.clientWidth * 0.7);
      }
      element.setAttribute("aria-valuenow", values[0]);
      element.setAttribute("aria-valuetext", `${handle.name}: ${values.map(shown).join(", ")}`);
    } else if (!handle.isButton) {
      const [, range, output] = element.children;
      range.value = values[0];
      output.textContent = shown(values[0]);
      range.setAttribute("aria-valuetext", `${handle.name}: ${shown(values[0])}`);
    }
    at += handle.value.length;
  });
}
