// What a cell puts out, in the place of what is stored in the page, and in the same look.
import { bundleHtml, errorHtml, plotly, preformatted } from "./bundle.js";
import { nameDisplay, update } from "./displays.js";
import { descriptionOf, figure } from "./figures.js";
import { typeOf } from "./protocol.js";

// A loop that writes without end must not take the page along: so many characters are shown, and so many are let pass.
const mostText = 200_000;
const tooMuchText = 2_000_000;

export class Outputs {
  #cell;
  #outputs = [];
  #figures = [];
  #descriptions = [];
  #isOld = true;
  #waiting = new Set();
  #written = 0;

  /** All code is as it was when the author described the figures. */
  isOriginal = true;

  constructor(cell) {
    this.#cell = cell;
    this.#descriptions = [...cell.querySelectorAll(".output .plot")].map(descriptionOf);
  }

  /** A run begins: what is there stays until something takes its place. */
  begin() {
    this.#isOld = true;
    this.#written = 0;
  }

  /** Whether the run writes more than can be meant. */
  get isTooMuch() {
    return this.#written > tooMuchText;
  }

  /** A run has ended: what it has not replaced is no more. */
  end() {
    this.#flush();
    if (this.#isOld) this.#clear();
  }

  /** Takes a message of the kernel. */
  take(message) {
    const { content } = message;
    switch (typeOf(message)) {
      case "stream": this.#write(content); break;
      case "display_data": case "execute_result": case "error": this.#add({ ...content, type: typeOf(message) }); break;
      case "update_display_data": update(content); break;
      case "clear_output": if (content.wait) this.#isOld = true; else this.#clear(); break;
    }
  }

  /** Shows an output again that has changed. */
  refresh(output) {
    const last = output.nodes;
    const anchor = document.createComment("");
    last[0].before(anchor);
    this.#render(output, output.place ? last : undefined);
    if (output.nodes[0] === last[0]) anchor.remove();
    else anchor.replaceWith(...output.nodes);
    for (const node of last) if (!output.nodes.includes(node)) node.remove();
  }

  #write({ name, text }) {
    this.#renew();
    let last = this.#outputs.at(-1);
    if (last?.type !== "stream" || last.name !== name) {
      last = { type: "stream", name, text: "" };
      this.#insert(last);
    }
    this.#written += text.length;
    if (last.text.length >= mostText) return;
    last.text += text;
    if (last.text.length >= mostText) last.text = `${last.text.slice(0, mostText)}\n… more than a page can show`;
    if (this.#waiting.size === 0) requestAnimationFrame(() => this.#flush());
    this.#waiting.add(last);
  }

  #flush() {
    for (const stream of this.#waiting) this.refresh(stream);
    this.#waiting.clear();
  }

  #add(output) {
    this.#renew();
    this.#insert(output);
    nameDisplay(output, this);
  }

  #insert(output) {
    this.#outputs.push(output);
    this.#render(output, output.data?.[plotly] && this.#figures.shift());
    const slot = this.#slot(output.place);
    const caption = slot.querySelector(":scope > figcaption");
    if (caption) caption.before(...output.nodes);
    else slot.append(...output.nodes);
  }

  #render(output, last) {
    const json = output.data?.[plotly];
    if (json) {
      const number = this.#outputs.slice(0, this.#outputs.indexOf(output)).filter(({ place }) => place).length;
      const words = this.isOriginal && this.#descriptions[number] || [output.data["text/plain"] ?? "Figure"].flat().join("");
      output.nodes = figure(json, words, `${this.#cell.id}-figure-${number + 1}`, last, this.isOriginal);
      output.place = output.nodes[0];
      output.place.toggleAttribute("data-any", Boolean(json.layout?.sliders && output.transient?.display_id));
      return;
    }
    const html = output.type === "stream" ? preformatted(output.name === "stderr" ? "stream stderr" : "stream", output.text)
      : output.type === "error" ? errorHtml(output) : bundleHtml(output.data);
    const made = document.createElement("template");
    made.innerHTML = html;
    // They speak for the whole page: one could lead it away.
    for (const element of made.content.querySelectorAll("meta, base")) element.remove();
    output.nodes = [...made.content.children];
    output.place = undefined;
  }

  // Where outputs stand; figures stand in a `figure`, with what else the cell puts out.
  #slot(hasFigure) {
    let output = this.#cell.querySelector(".output");
    if (!output) {
      output = Object.assign(document.createElement("div"), { className: "output" });
      this.#cell.append(output);
    }
    const frame = output.querySelector(":scope > figure");
    if (frame || !hasFigure) return frame ?? output;
    const made = Object.assign(document.createElement("figure"), { className: "wide" });
    made.append(...output.childNodes);
    output.append(made);
    return made;
  }

  #renew() {
    if (this.#isOld) this.#clear();
  }

  #clear() {
    this.#isOld = false;
    this.#outputs = [];
    this.#waiting.clear();
    const slot = this.#slot(false);
    this.#figures = [...slot.querySelectorAll(":scope > .plot")].map(place => [place, place.nextElementSibling]);
    for (const node of [...slot.childNodes]) if (node.nodeName !== "FIGCAPTION") node.remove();
  }
}
