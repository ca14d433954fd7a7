// Live figures follow what the reader moves: each state goes to the engine, which draws the figure for it.
import { plotly } from "./bundle.js";
import { say, sayReady } from "./status.js";

const target = "lossnotebooks.live";
// A figure that takes longer says so, and can be stopped (ms).
const patience = 800;

export class Moves {
  #kernel;
  #runner;
  #places = new WeakMap();
  // Of this engine's displays, the comms: by the names of both.
  #comms = new Map();

  constructor(kernel, runner) {
    this.#kernel = kernel;
    this.#runner = runner;
    kernel.addEventListener("ended", () => this.#comms.clear());
  }

  /** Brings the figure of a cell to a state. One request at a time is on its way; of what comes meanwhile the last counts. The engine
   * computes the next while the page still draws. */
  async follow(cell, { place, state }) {
    const busy = this.#places.get(place);
    this.#places.set(place, state);
    if (busy) return;
    let drawing;
    try {
      for (let last; last !== this.#places.get(place);) {
        if (!await this.#runner.prepare(cell)) return;
        last = this.#places.get(place);
        const figure = await this.#move(cell, place, last);
        await drawing;
        drawing = figure && moveFigure(place, figure);
        if (last === this.#places.get(place)) await drawing; // Until then another may come.
      }
    } finally {
      this.#places.delete(place);
    }
  }

  // The figure for a state; nothing where there is none, of which the place has heard.
  async #move(cell, place, state) {
    const comm = await this.#open(cell.displayOf(place));
    let isSlow = false;
    const timer = setTimeout(() => {
      isSlow = true;
      say("The figure is being drawn …", true);
    }, patience);
    let answer = { error: "The engine knows nothing of this figure: run its cell." };
    const { status } = await this.#kernel.send("comm_msg", { comm_id: comm, data: { state } }, ({ content }) => {
      if (content.comm_id === comm && "data" in content) answer = content.data;
    });
    clearTimeout(timer);
    if (status === "aborted") return undefined;
    if (isSlow) sayReady();
    const figure = answer.data?.[plotly];
    if (!figure) place.dispatchEvent(new CustomEvent("refused", { bubbles: true, detail: answer.error }));
    return figure;
  }

  async #open(display) {
    if (!this.#comms.has(display)) {
      const comm = `figure-${display}`;
      this.#comms.set(display, comm);
      await this.#kernel.send("comm_open", { comm_id: comm, target_name: target, data: { display_id: display ?? "" } });
    }
    return this.#comms.get(display);
  }
}
