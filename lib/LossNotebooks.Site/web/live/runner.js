// What runs when: cells in the order of the page, one at a time, each after those above it; and what happens after a stop.
import { forgetDisplays } from "./displays.js";
import { findEngine } from "./engine.js";
import { Record } from "./record.js";
import { runCell } from "./run.js";
import { say, sayProgress, sayReady } from "./status.js";

// For so long (ms) nobody has asked for anything: now the engine may do something for itself.
const pause = 1500;

export class Runner {
  #kernel;
  #cells;
  #queue = [];
  #current;
  #work;
  #isWarm = false;
  // What to say at the end instead of that all is ready.
  #closing = "";
  #record = new Record();
  #rest;

  /** The engine's version and files, once it has been asked for. */
  engine;

  constructor(kernel, cells) {
    this.#kernel = kernel;
    this.#cells = cells;
    kernel.addEventListener("progress", ({ detail }) => {
      // After a stop it comes from the browser's cache, and there is something else to say; what comes while nobody waits is no news.
      const isAwaited = this.#work || !kernel.isReady;
      if (isAwaited && !this.#closing) sayProgress(`Fetching the ${kernel.isReady ? "compiler" : "engine"}`, detail);
    });
    kernel.addEventListener("ended", () => {
      this.#record.clear();
      forgetDisplays();
    });
  }

  /** Starts the engine with its compiler, so that it is there when it is needed. */
  async warm() {
    if (this.#isWarm) return;
    this.#isWarm = true;
    try {
      await this.#start();
      this.#kernel.prepare();
      if (!this.#work) sayReady();
    } catch { /* Whoever runs a cell hears of it. */ }
  }

  /** Runs cells, and before them those above that have not run as they stand. */
  run(...cells) {
    const last = Math.max(...cells.map(cell => this.#cells.indexOf(cell)));
    this.#add(this.#cells.slice(0, last + 1).filter(cell => cells.includes(cell) || !this.#record.has(cell)));
  }

  /** Runs what a live figure of a cell needs, and says whether that is done. Where nothing was edited, the outputs are there. */
  async prepare(cell) {
    const needed = this.#cells.slice(0, this.#cells.indexOf(cell) + 1).filter(above => !this.#record.has(above));
    if (needed.length > 0) await this.#add(needed, above => !above.isEdited);
    return this.#record.has(cell);
  }

  /** Runs all cells above one, also those that have been run. */
  runAbove(cell) {
    this.#add(this.#cells.slice(0, this.#cells.indexOf(cell)));
  }

  /** Whether all above a cell has run as it stands: only then the compiler knows what the cell may use. */
  hasRunAbove(cell) {
    return this.#cells.slice(0, this.#cells.indexOf(cell)).every(above => this.#record.has(above));
  }

  /** A cell is no more. */
  forget(cell) {
    if (this.#current?.cell === cell) this.stop();
    this.#queue = this.#queue.filter(item => item.cell !== cell);
    this.#record.forget(cell);
  }

  /** Ends the engine; another runs what had run above the cell that was stopped. */
  stop() {
    const current = this.#current;
    const before = current && !current.isReplay ? this.#cells.slice(0, this.#cells.indexOf(current.cell)) : [];
    const again = before.filter(cell => this.#record.has(cell));
    this.end();
    if (again.length > 0) this.#replay(again, again.length === 1 ? "Stopped. The cell above" : `Stopped. The ${again.length} cells above`);
  }

  /** Ends the engine, and with it all that has run. */
  end() {
    this.#drop();
    this.#kernel.stop();
    this.#current?.cell.show("stopped");
    say("Stopped.");
  }

  #replay(cells, which) {
    const one = cells.length === 1;
    this.#closing = `${which} ${one ? "has" : "have"} been run again.`;
    say(`${which} ${one ? "is" : "are"} run again …`, true);
    this.#add(cells, () => true);
  }

  // Nobody has asked for anything for a while: by now the engine has said how much memory it holds.
  #relax() {
    if (this.#work || !this.#kernel.isReady) return;
    this.#record.rest(this.#kernel.memory);
    if (!this.#record.isWasteful(this.#kernel.memory)) {
      this.#kernel.prepare();
      return;
    }
    const again = this.#cells.filter(cell => this.#record.has(cell));
    const which = again.length === 1 ? "its cell" : `its ${again.length} cells`;
    this.#kernel.stop();
    if (again.length > 0) this.#replay(again, `The engine had filled much memory. In a fresh one, ${which}`);
  }

  async #start() {
    await this.#kernel.start(async () => {
      this.engine = await findEngine();
      return this.engine.worker;
    });
  }

  async #add(cells, isReplayed = () => false) {
    for (const cell of cells) {
      const isReplay = isReplayed(cell);
      // Whoever presses twice means once.
      const runs = !isReplay && this.#current?.cell === cell && this.#current.code === cell.code;
      const queued = this.#queue.find(item => item.cell === cell);
      if (runs || queued && (isReplay || !queued.isReplay)) continue;
      if (queued) queued.isReplay = false;
      else this.#queue.push({ cell, isReplay, code: cell.code });
      if (!isReplay && this.#current?.cell !== cell) cell.show("queued");
    }
    clearTimeout(this.#rest);
    if (this.#queue.length > 0) this.#work ??= this.#drain();
    await this.#work;
  }

  async #drain() {
    try {
      if (!this.#kernel.isReady) say("Starting the engine …", true);
      while (this.#queue.length > 0) {
        await this.#start();
        if (this.#queue.length > 0) await this.#next(this.#queue.shift());
      }
      if (this.#kernel.isReady) sayReady(this.#closing || undefined);
      this.onIdle?.();
    } catch (error) {
      this.#drop();
      say(error.message);
    }
    this.#closing = "";
    this.#work = undefined;
    this.#rest = setTimeout(() => this.#relax(), pause);
  }

  async #next({ cell, isReplay, code: asked }) {
    const { code } = cell;
    if (isReplay && code !== asked) {
      this.#closing &&= "Cells that have changed meanwhile were not run again.";
      return;
    }
    this.#current = { cell, isReplay, code };
    const waiting = this.#queue.length;
    if (!this.#closing) say(`Running cell ${cell.number}${waiting ? `, ${waiting} more` : ""} …`, true);
    const onReply = isOk => {
      this.#record.add(cell, code, isOk || cell.mayFail);
      if (isOk || cell.mayFail) return;
      if (waiting) this.#closing = `Cell ${cell.number} has failed; the cells below it were not run.`;
      this.#drop();
    };
    try {
      await runCell(this.#kernel, cell, isReplay, { onReply, onFlood: () => this.stop() });
    } finally {
      this.#current = undefined;
    }
  }

  #drop() {
    for (const { cell } of this.#queue) cell.show("");
    this.#queue.length = 0;
  }
}
