// Cells that run in the page: brings cells, engine and buttons together.
import { Cell } from "./cell.js";
import { completionsOf } from "./completion.js";
import { update } from "./displays.js";
import { Kernel } from "./kernel.js";
import { Moves } from "./moves.js";
import { download, notebookWith } from "./notebook-file.js";
import { keepForLater } from "./offline.js";
import { typeOf } from "./protocol.js";
import { Runner } from "./runner.js";
import { onStop, say } from "./status.js";

const page = document.querySelector("[data-live]");
const kernel = new Kernel(page.dataset.live);
const complete = completionsOf(kernel);
const cells = [...page.querySelectorAll(".cell[id]")].filter(element => element.querySelector("pre.code"))
  .map((element, index) => new Cell(element, index + 1, { complete, changed, isOriginal, run: cell => runner.run(cell) }));
const runner = new Runner(kernel, cells);
const moves = new Moves(kernel, runner);

/** Does what a button of a cell says, or follows what is moved in it. */
export async function act(element, what, detail) {
  await styled;
  const cell = cells.find(cell => cell.element === element);
  switch (what) {
    case "run": runner.run(cell); break;
    case "above": runner.runAbove(cell); break;
    case "check": runner.run(cell, checkOf(cell)); break;
    case "stop": runner.stop(); break;
    case "reset": cell.reset(); break;
    case "edit": await cell.edit(detail); break;
    case "move": await moves.follow(cell, detail); break;
  }
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
    const edits = new Map(cells.filter(cell => cell.isEdited).map(cell => [cell.id, cell.code]));
    download(await notebookWith(edits, link.href), decodeURIComponent(link.href.split("/").at(-1)));
  } catch (error) {
    say(`The notebook can't be fetched: ${error.message}`);
  }
});

function isOriginal() {
  return !cells.some(cell => cell.isEdited);
}

// Whoever edits will run: the engine is fetched meanwhile.
function changed(cell) {
  take.hidden = isOriginal();
  if (cell.element.contains(document.activeElement)) runner.warm();
}

// An output that has changed after its cell had ended.
kernel.addEventListener("message", ({ detail }) => {
  if (typeOf(detail) === "update_display_data") update(detail.content);
});

let isKept = false;
runner.onIdle = () => {
  if (isKept) return;
  isKept = true;
  keepForLater(runner.engine);
};

onStop(() => runner.stop());
say("");
await styled;
for (const cell of cells) await cell.restore();
