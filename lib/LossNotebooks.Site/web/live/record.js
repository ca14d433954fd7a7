// What the engine that is there has run. What it has loaded stays in it until it ends: so it is known when another had better take its
// place.

// So many cells more than the other would have to run, or so much memory (bytes) more than the engine held when it had run no more.
const mostCells = 150;
const mostMemory = 400_000_000;

export class Record {
  #ran = new Map();
  #count = 0;
  #least = 0;
  #hasLost = false;

  /** Another engine, which has run nothing. */
  clear() {
    this.#ran.clear();
    this.#count = this.#least = 0;
    this.#hasLost = false;
  }

  /** A cell has been run, and how: whether what it left counts as that of this code. */
  add(cell, code, counts) {
    this.#count++;
    if (counts) this.#ran.set(cell, code);
  }

  /** A cell is no more, but what it left is. */
  forget(cell) {
    this.#hasLost ||= this.#ran.delete(cell);
  }

  /** Whether a cell has been run as it stands. */
  has(cell) {
    return this.#ran.get(cell) === cell.code;
  }

  /** Nothing runs, and the engine holds so much memory. */
  rest(memory) {
    if (this.#count <= this.#ran.size) this.#least = memory;
  }

  /** Whether another engine had better run the cells that stand here as they ran: then it would be in the state of this one. */
  isWasteful(memory) {
    const isWhole = !this.#hasLost && [...this.#ran.keys()].every(cell => this.has(cell));
    return isWhole && (this.#count - this.#ran.size >= mostCells || memory - this.#least >= mostMemory);
  }
}
