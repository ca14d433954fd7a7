// Cells that run in the page: brings cells, engine and buttons together.
import { Cell } from "./cell.js";
import { completionsOf } from "./completion.js";
import { faultsOf } from "./diagnosis.js";
import { update } from "./displays.js";
import { Kernel } from "./kernel.js";
import { Moves } from "./moves.js";
import { download, notebookWith } from "./notebook-file.js";
import { keepForLater } from "./offline.js";
import { typeOf } from "./protocol.js";
import { Runner } from "./runner.js";
import { onStop, say } from "./status.js";
import { keepCell } from "./storage.js";

const page = document.querySelector("[data-live]");
const kernel = new Kernel(page.dataset.live);
const faults = faultsOf(kernel);
/** What cells ask of the page. */
export const host = {
  complete: completionsOf(kernel), changed, isOriginal, keep: keepCell, run: cell => runner.run(cell),
  // It would miss what cells above make, and knows C# alone.
  diagnose: (cell, code) => cell.element.dataset.language || !runner.hasRunAbove(cell) ? [] : faults(code),
};
/** The page's cells, in their order. */
export const cells = [];
export const runner = new Runner(kernel, cells);
const moves = new Moves(kernel, runner);
for (const element of page.querySelectorAll(".cell[id]")) if (element.querySelector("pre.code")) add(element);

/** What buttons of cells say, and what is moved in them. */
export const acts = {
  run: cell => runner.run(cell),
  above: cell => runner.runAbove(cell),
  check: cell => runner.run(cell, checkOf(cell)),
  stop: () => runner.stop(),
  reset: cell => cell.reset(),
  edit: (cell, at) => cell.edit(at),
  move: (cell, moved) => moves.follow(cell, moved),
};

/** Does what a button of a cell says, or follows what is moved in it. */
export async function act(element, what, detail) {
  await styled;
  await acts[what](cells.find(cell => cell.element === element), detail);
}

/** A slider shows its stored stops: with an engine that runs it can do more. */
export async function free(place) {
  const cell = cells.find(({ element }) => element.contains(place));
  if (kernel.isReady && isOriginal() && await runner.prepare(cell) && cell.displayOf(place)) slideFreely(place);
}

/** An element of the page becomes a cell, the last or another. */
export function add(element, place = cells.length) {
  const cell = new Cell(element, host);
  cells.splice(place, 0, cell);
  count();
  return cell;
}

/** A cell is no more. */
export function remove(cell) {
  runner.forget(cell);
  cells.splice(cells.indexOf(cell), 1);
  cell.element.remove();
  count();
}

function count() {
  cells.forEach((cell, index) => cell.count(index + 1));
}

// The check of an exercise stands below it.
const checkOf = exercise => cells.slice(cells.indexOf(exercise)).find(cell => cell.element.matches(".check"));

const styled = new Promise(done => {
  const sheet = document.createElement("link");
  Object.assign(sheet, { rel: "stylesheet", href: "assets/live/live.css", onload: done, onerror: done });
  document.head.append(sheet);
});

// Editors say how one leaves them.
document.body.append(Object.assign(document.createElement("p"), {
  id: "editor-hint", hidden: true, textContent: "Shift-Enter runs the cell. Escape, then Tab, leaves the editor.",
}));

// The reader's notebook can be taken along as soon as it is another than the author's.
const link = document.querySelector(".download a");
const take = Object.assign(document.createElement("button"), { type: "button", textContent: "Download it with your edits", hidden: true });
link.after(" ", take);
take.addEventListener("click", async () => {
  try {
    download(await notebookWith(cells, link.href), decodeURIComponent(link.href.split("/").at(-1)));
  } catch (error) {
    say(`The notebook can't be fetched: ${error.message}`);
  }
});

function isOriginal() {
  return !cells.some(cell => cell.isEdited);
}

/** Whoever edits will run: the engine is fetched meanwhile. */
export function changed(cell) {
  take.hidden = isOriginal();
  if (cell.element.contains(document.activeElement)) runner.warm();
}

// An output that has changed after its cell had ended.
kernel.addEventListener("message", ({ detail }) => {
  if (typeOf(detail) === "update_display_data") update(detail.content);
});

let isKept = false;
runner.onIdle = () => {
  if (!isKept) keepForLater(runner.engine);
  isKept = true;
};

onStop(() => runner.stop());
say("");
await styled;
for (const cell of cells) await cell.restore();
