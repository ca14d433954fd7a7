// Text as a terminal shows it in the end: colours are colours, and of what was written over, such as a progress bar, the last state stays.
import { classesOf, plain, styleAfter } from "./terminal-style.js";

const farthest = 1000; // No program moves farther on purpose.
// Sequences that control a terminal, texts for it such as its title, and other escapes.
const sequences = /(?:\x1b\[|\x9b)([0-?]*)[ -/]*([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[PX^_].*?\x1b\\|\x1b[ -/]*[0-~]?/gs;

export const escape = text => String(text).replace(/[&<>"]/g, sign => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

/** Text with escape sequences as HTML. */
export function toHtml(text) {
  if (!/[\x00-\x08\x0b-\x1f\x7f\x9b]/.test(text)) return escape(text);
  const screen = new Screen();
  screen.write(text);
  return screen.lines.map(lineToHtml).join("\n");
}

function lineToHtml(line) {
  let html = "";
  for (let start = 0; start < line.length;) {
    const classes = classesOf(line[start].style);
    let end = start;
    while (end < line.length && classesOf(line[end].style) === classes) end++;
    const words = escape(line.slice(start, end).map(({ sign }) => sign).join(""));
    html += classes ? `<span class="${classes}">${words}</span>` : words;
    start = end;
  }
  return html;
}

class Screen {
  lines = [[]];
  #style = plain;
  #row = 0;
  #column = 0;

  write(text) {
    let done = 0;
    for (const match of text.matchAll(sequences)) {
      this.#print(text.slice(done, match.index));
      if (match[2]) this.#obey(match[2], match[1]);
      done = match.index + match[0].length;
    }
    this.#print(text.slice(done));
  }

  #print(text) {
    for (const sign of text) {
      if (sign === "\n") this.#moveTo(this.#row + 1, 0);
      else if (sign === "\r") this.#column = 0;
      else if (sign === "\b") this.#column = Math.max(0, this.#column - 1);
      else if (sign === "\t" || sign >= " " && sign !== "\x7f") this.#put(sign);
    }
  }

  #put(sign) {
    const line = this.lines[this.#row];
    while (line.length <= this.#column) line.push({ sign: " ", style: plain });
    line[this.#column++] = { sign, style: this.#style };
  }

  #obey(end, numbers) {
    const first = numbers.split(";")[0];
    const number = /^\d+$/.test(first) ? Number(first) : 0;
    const steps = Math.min(Math.max(number, 1), farthest);
    const [row, column, line] = [this.#row, this.#column, this.lines[this.#row]];
    if (end === "m") this.#style = styleAfter(this.#style, numbers);
    else if (end === "A") this.#moveTo(row - steps, column);
    else if (end === "B") this.#moveTo(Math.min(row + steps, this.lines.length - 1), column);
    else if (end === "C") this.#column = Math.min(column + steps, farthest);
    else if (end === "D") this.#column = Math.max(0, column - steps);
    else if (end === "E") this.#moveTo(Math.min(row + steps, this.lines.length - 1), 0);
    else if (end === "F") this.#moveTo(row - steps, 0);
    else if (end === "G") this.#column = steps - 1;
    else if (end === "H") this.#moveTo(0, 0);
    else if (end === "J" && number >= 2) {
      this.lines.splice(0, this.lines.length, []);
      this.#moveTo(0, 0);
    } else if (end === "J" && number === 0) {
      line.length = Math.min(line.length, column);
      this.lines.length = row + 1;
    } else if (end === "K" && number === 0) line.length = Math.min(line.length, column);
    else if (end === "K" && number === 2) line.length = 0;
  }

  #moveTo(row, column) {
    [this.#row, this.#column] = [Math.max(0, row), column];
    while (this.lines.length <= this.#row) this.lines.push([]);
  }
}
