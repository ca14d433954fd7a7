// A line to move, and what one believes about the points around it: likelihood and loss move together.
// The picture is in the page; this gives it a handle, controls, and the two curves beside it.
const svgName = "http://www.w3.org/2000/svg";
const beliefs = {
  normal: {
    name: "Normal: big gaps are very rare", loss: "sum of squared gaps", power: 2, width: Math.sqrt,
    logLikelihood: (n, loss, s) => -n / 2 * Math.log(2 * Math.PI * s * s) - loss / (2 * s * s),
    bell: z => Math.exp(-z * z / 2),
  },
  laplace: {
    name: "Laplace: now and then a big gap", loss: "sum of absolute gaps", power: 1, width: mean => mean,
    logLikelihood: (n, loss, s) => -n * Math.log(2 * s) - loss / s,
    bell: z => Math.exp(-Math.abs(z)),
  },
};
const bellSteps = Array.from({ length: 33 }, (_, i) => (i - 16) / 4);
const curve = { width: 320, height: 120, left: 8, right: 312, top: 12, bottom: 104 };

function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(svgName, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const html = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const path = points => points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
const grouped = value => Math.round(value).toLocaleString("en-US").replace("-", "−");

/** What a belief makes of all slopes of a line through the middle of the points. */
function judge(belief, x, y, slopes, lineAt) {
  const loss = slope => x.reduce((sum, at, i) => sum + Math.abs(y[i] - lineAt(slope, at)) ** belief.power, 0);
  const losses = slopes.map(loss);
  const least = Math.min(...losses);
  const width = belief.width(least / x.length);
  return { belief, losses, least, best: slopes[losses.indexOf(least)], width, loss,
    logLikelihood: slope => belief.logLikelihood(x.length, loss(slope), width) };
}

/** A curve over the slopes, with a dot on it. */
function drawCurve(title, slopes, values, kind) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const px = slope => curve.left + (curve.right - curve.left) * slope / slopes.at(-1);
  const py = value => curve.bottom - (curve.bottom - curve.top) * (value - low) / (high - low);
  const dot = svg("circle", { r: 7, class: kind });
  const picture = svg("svg", { viewBox: `0 0 ${curve.width} ${curve.height}`, "aria-hidden": "true" },
    svg("path", { d: path(slopes.map((slope, i) => [px(slope), py(values[i])])), class: kind }), dot);
  const number = html("b", {});
  return { element: html("div", { className: "curve" }, html("p", {}, `${title} `, number), picture), move(slope, value) {
    dot.setAttribute("cx", px(slope));
    dot.setAttribute("cy", py(value));
    number.textContent = grouped(value);
  } };
}

function start(place) {
  const numbers = text => text.split(" ").map(Number);
  const [x, y, [left, scaleX, bottom, scaleY]] = [place.dataset.x, place.dataset.y, place.dataset.scale].map(numbers);
  const mean = values => values.reduce((a, b) => a + b) / values.length;
  const [middleX, middleY] = [mean(x), mean(y)];
  const lineAt = (slope, at) => middleY + slope * (at - middleX);
  const px = at => left + scaleX * at;
  const py = at => bottom - scaleY * at;
  const steepest = 2 * Math.round(middleY / middleX * 1.4);
  const slopes = Array.from({ length: steepest * 10 + 1 }, (_, i) => i / 10);
  const end = Math.max(...x) * 1.02;

  const picture = place.querySelector("svg");
  const [line, bells] = [picture.querySelector(".line"), [...picture.querySelectorAll(".bell")]];
  const places = [0.25, 0.55, 0.85].map(share => share * Math.max(...x) * 1.06);
  const gaps = svg("path", { class: "gaps" });
  const handle = svg("circle", { r: 11, class: "handle" });
  line.before(gaps);
  picture.append(handle);

  const slider = html("input", { type: "range", min: 0, max: steepest, step: 0.1, value: (steepest / 5).toFixed(1), id: "belief-slope" });
  const shown = html("output", { htmlFor: "belief-slope" });
  const curves = html("div", { className: "curves" });
  const words = html("p", { className: "words" });
  words.setAttribute("role", "status");
  const radio = (key, i) => html("label", {},
    html("input", { type: "radio", name: "belief", value: key, checked: i === 0 }), ` ${beliefs[key].name}`);
  const slope = html("label", { className: "slope" }, "Drag the line, or move its slope: ", shown, slider);
  const choice = html("fieldset", {},
    html("legend", {}, "What you believe of the points around a line"), ...Object.keys(beliefs).map(radio));

  let judged;
  let loss;
  let likelihood;
  function believe(key) {
    judged = judge(beliefs[key], x, y, slopes, lineAt);
    likelihood = drawCurve("log-likelihood", slopes, slopes.map(judged.logLikelihood), "likelihood");
    loss = drawCurve(judged.belief.loss, slopes, judged.losses, "loss");
    curves.replaceChildren(likelihood.element, loss.element);
    move();
  }

  function move() {
    const chosen = Number(slider.value);
    const from = chosen > 0 ? Math.max(0, middleX - middleY / chosen) : 0; // Where the line enters the axes.
    const ends = [from, end].map(at => [px(at), py(lineAt(chosen, at))]);
    line.setAttribute("d", path(ends));
    handle.setAttribute("cx", ends[1][0]);
    handle.setAttribute("cy", ends[1][1]);
    gaps.setAttribute("d", x.map((at, i) => path([[px(at), py(y[i])], [px(at), py(lineAt(chosen, at))]])).join(""));
    bells.forEach((bell, i) => bell.setAttribute("d", path(bellSteps.map(z => [
      px(places[i]) + 36 * judged.belief.bell(z), py(Math.max(0, lineAt(chosen, places[i]) + z * judged.width))]))));
    likelihood.move(chosen, judged.logLikelihood(chosen));
    loss.move(chosen, judged.loss(chosen));
    shown.textContent = slider.value;
    slider.setAttribute("aria-valuetext", `${slider.value}, ${judged.belief.loss} ${grouped(judged.loss(chosen))}`);
    words.textContent = chosen === judged.best
      ? `There: the most likely line is the one with the smallest ${judged.belief.loss}. Now believe something else.`
      : `Make the log-likelihood as large as you can, and watch the ${judged.belief.loss}.`;
  }

  handle.addEventListener("pointerdown", event => {
    handle.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  handle.addEventListener("pointermove", event => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    slider.value = ((bottom - at.y) / scaleY - middleY) / (end - middleX);
    move();
  });
  slider.addEventListener("input", move);
  choice.addEventListener("change", event => {
    if (event.target.name === "belief") believe(event.target.value);
  });

  place.append(slope, curves, choice, words);
  place.dataset.moves = "true";
  believe("normal");
}

for (const place of document.querySelectorAll(".belief")) start(place);
