// The `d` of SVG paths: read into steps with absolute coordinates, written short.
const sizes = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

/** The steps: [{ name, numbers }], each with an absolute, upper-case command. */
export function parsePath(d) {
  const steps = [];
  let x = 0, y = 0, startX = 0, startY = 0;
  for (const [, command, list] of d.matchAll(/([mlhvcsqtaz])([^mlhvcsqtaz]*)/gi)) {
    const name = command.toUpperCase();
    const size = sizes[command.toLowerCase()];
    const all = (list.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    const [fromX, fromY] = command === name ? [() => 0, () => 0] : [() => x, () => y];
    for (let i = 0; i === 0 || (size > 0 && i + size <= all.length); i += size || 1) {
      const numbers = all.slice(i, i + size);
      if (numbers.length < size) break;
      if (name === "Z") [x, y] = [startX, startY];
      else if (name === "H") numbers[0] = x = numbers[0] + fromX();
      else if (name === "V") numbers[0] = y = numbers[0] + fromY();
      else {
        const [offsetX, offsetY] = [fromX(), fromY()];
        for (let k = name === "A" ? 5 : 0; k < size; k += 2) {
          numbers[k] += offsetX;
          numbers[k + 1] += offsetY;
        }
        [x, y] = numbers.slice(-2);
      }
      if (name === "M" && i === 0) [startX, startY] = [x, y];
      steps.push({ name: name === "M" && i > 0 ? "L" : name, numbers });
      if (name === "Z") break;
    }
  }
  return steps;
}

/** A number with one decimal at most. */
export const short = number => String(Math.round(number * 10) / 10).replace(/^(-?)0\./, "$1.").replace(/^-0$/, "0");

/** The path shifted, to a tenth of a pixel. Lines go from where the last one has arrived, so that what was rounded never adds up. */
export function writePath(steps, shiftX, shiftY) {
  let text = "", last = "", x = 0, y = 0, startX = 0, startY = 0; // in tenths
  const tenths = number => Math.round(number * 10);
  function put(name, ...numbers) {
    const list = numbers.map(short).reduce((all, next) => all + (all && !next.startsWith("-") ? " " : "") + next, "");
    text += name !== last || !list ? name + list : (list.startsWith("-") ? "" : " ") + list;
    last = name;
  }
  for (const { name, numbers } of steps) {
    if (name === "Z") {
      put("Z");
      [x, y] = [startX, startY];
      continue;
    }
    if ("MLHV".includes(name)) {
      const toX = name === "V" ? x : tenths(numbers[0] + shiftX);
      const toY = name === "H" ? y : tenths(numbers.at(-1) + shiftY);
      if (name === "M") put("M", toX / 10, toY / 10);
      else if (toY === y && toX !== x) put("h", (toX - x) / 10);
      else if (toX === x && toY !== y) put("v", (toY - y) / 10);
      else if (toX !== x || last === "M") put("l", (toX - x) / 10, (toY - y) / 10);
      [x, y] = [toX, toY];
      if (name === "M") [startX, startY] = [x, y];
      continue;
    }
    const moved = name === "A" ? [...numbers.slice(0, 5), numbers[5] + shiftX, numbers[6] + shiftY]
      : numbers.map((number, k) => number + (k % 2 === 0 ? shiftX : shiftY));
    put(name, ...moved);
    [x, y] = moved.slice(-2).map(tenths);
  }
  return text;
}
