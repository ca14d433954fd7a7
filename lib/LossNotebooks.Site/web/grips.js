// The handles that lie over a drawing: each moves with the pointer, a finger or the keyboard, and is a slider to those who can't see it.
const steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1], PageUp: [0, 10], PageDown: [0, -10] };

/** The handle of a number, whose first number is the state's `at`-th; `set` moves it. */
globalThis.gripOf = (figure, number, at, set) => {
  const { name, moves, from: [min], to: [max] } = figure.handles[number];
  const element = Object.assign(document.createElement("div"), {
    className: `grip ${moves}`, tabIndex: 0, role: "slider", ariaLabel: name, ariaValueMin: min, ariaValueMax: max,
    ariaOrientation: moves === "y" ? "vertical" : "horizontal",
  });
  const now = () => figure.state.slice(at, at + moves.length);
  element.addEventListener("keydown", event => {
    const { from, to, step } = figure.handles[number];
    const [x, y] = steps[event.key] ?? [];
    const more = event.shiftKey ? 10 : 1;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (x !== undefined) set(...now().map((value, i) => value + step[i] * more * (moves === "xy" ? [x, y][i] : x + y)));
    else if (event.key === "Home") set(...from);
    else if (event.key === "End") set(...to);
    else return;
    event.preventDefault();
  });
  let start;
  element.addEventListener("pointerdown", event => {
    if (event.button !== 0 || !figure.axes) return;
    element.setPointerCapture(event.pointerId);
    element.focus({ preventScroll: true });
    event.preventDefault();
    start = { x: event.clientX, y: event.clientY, from: gripPlace(figure, number, at), values: now() };
  });
  element.addEventListener("pointermove", event => {
    if (!start || !element.hasPointerCapture(event.pointerId)) return;
    const axes = figure.axes(figure.handles[number]);
    const values = [...moves].map((letter, i) => {
      const axis = axes[letter];
      const pointer = event[letter === "x" ? "clientX" : "clientY"];
      const pixel = Math.min(Math.max(start.from[letter] + pointer - start[letter], 0), axis._length);
      const travelled = axis.p2d(pixel) - axis.p2d(start.from[letter]);
      return start.values[i] + travelled;
    });
    set(...values);
  });
  for (const end of ["pointerup", "pointercancel"]) element.addEventListener(end, () => { start = undefined; });
  return element;
};

// Where a handle is in its panel (pixels): where the last drawing had it, and on by what it has been moved since.
globalThis.gripPlace = ({ handles, state, drawn, axes }, number, at) => {
  const handle = handles[number];
  const { x, y } = axes(handle);
  const since = letter => handle.moves.includes(letter)
    ? state[at + handle.moves.indexOf(letter)] - drawn[at + handle.moves.indexOf(letter)] : 0;
  const inside = (axis, value) => Math.min(Math.max(axis.d2p(value), 0), axis._length);
  return { x: inside(x, handle.x + since("x")), y: inside(y, handle.y + since("y")) };
};
