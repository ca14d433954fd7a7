// The page for readers' own data: cells come and go, files become cells, and all of it is kept here, shared as a link, or saved. Nothing
// runs before the reader presses Run, wherever the cells are from.
import { cellOf } from "./csv.js";
import { onDrop } from "./drop.js";
import { acts, add, cells, changed, host, remove, runner } from "./live.js";
import { decode, encode, prefix } from "./share.js";
import { say } from "./status.js";
import { kept, keep, onKeptElsewhere } from "./storage.js";

const page = document.querySelector("[data-scratch]");
const end = page.querySelector(".download");
const own = () => cells.filter(cell => cell.element.matches(".own"));
const codes = () => own().map(cell => cell.code);
// Half a notebook takes no place of a whole one.
let isWhole = false;
let isTold = false;
let isKeptElsewhere = false;
let taken = Promise.resolve();

host.keep = () => {
  if (!isWhole || isKeptElsewhere || keep(codes()) || isTold) return;
  isTold = true;
  notice("This browser can't keep the cells: download the notebook before you leave.");
};
acts.below = cell => write("", cell).then(added => added.edit());
acts.remove = async cell => {
  const rest = own();
  const next = rest[rest.indexOf(cell) + 1] ?? rest[rest.indexOf(cell) - 1];
  remove(cell);
  host.keep();
  changed(cell);
  await (next ?? await write("")).edit();
};

// A new cell stands at the end, or below another.
async function write(code, above) {
  const element = document.createElement("div");
  element.className = "cell own";
  element.id = `cell-${Math.random().toString(36).slice(2)}`;
  const pre = Object.assign(document.createElement("pre"), { className: "code" });
  pre.append(document.createElement("code"));
  element.append(pre, cellTools(element, cells.length + 1, { below: "Add below", remove: "Remove" }));
  if (above) above.element.after(element);
  else tools.before(element);
  const cell = add(element, above ? cells.indexOf(above) + 1 : cells.length);
  await cell.open();
  if (code) cell.fill(code);
  host.keep();
  return cell;
}

async function replace(all) {
  isWhole = false;
  for (const cell of own()) remove(cell);
  for (const code of all.length > 0 ? all : [""]) await write(code);
  isWhole = true;
  host.keep();
}

// One file after the other, also of those that are dropped meanwhile.
function take(files) {
  taken = taken.then(() => takeAll(files));
  return taken;
}

async function takeAll(files) {
  for (const file of files) {
    try {
      const names = new Set(codes().flatMap(code => [...code.matchAll(/\bvar (frame\d*)\b/g)].map(([, name]) => name)));
      let name = "frame";
      for (let n = 2; names.has(name); n++) name = `frame${n}`;
      const code = await cellOf(file, name);
      const empty = own().findLast(cell => cell.code.trim() === "");
      if (empty) empty.fill(code);
      const cell = empty ?? await write(code);
      if (own().at(-1) === cell) await write("");
      cell.element.scrollIntoView({ block: "nearest" });
      say(`${file.name} is in a cell now. Run it to see the frame.`);
    } catch (error) {
      say(error.message);
    }
  }
}

async function share() {
  const written = codes().filter(code => code.trim() !== "");
  if (written.length === 0) {
    say("There is nothing to share yet.");
    return;
  }
  const text = await encode(written);
  try {
    await decode(text);
  } catch (error) {
    say(`${error.message} Download the notebook, and send that.`);
    return;
  }
  const link = `${location.href.split("#")[0]}${prefix}${text}`;
  const field = Object.assign(document.createElement("input"), { readOnly: true, value: link });
  field.setAttribute("aria-label", "The link");
  notice("The link holds the cells. Whoever opens it decides what to run.", field);
  field.select();
  await navigator.clipboard?.writeText(link).then(() => say("The link has been copied."), () => {});
}

// What a link brings takes no place of the reader's own cells without being asked.
async function openLink() {
  if (!location.hash.startsWith(prefix)) return;
  const text = location.hash.slice(prefix.length);
  history.replaceState(null, "", location.pathname + location.search);
  try {
    const brought = await decode(text);
    // An engine that has the reader's data meets no cell that somebody else has written.
    const show = async () => {
      notice();
      runner.end();
      say("");
      await replace(brought);
      isTold = false;
      notice("These cells came with a link. Read them before you run them.");
    };
    if (codes().every(code => code.trim() === "")) await show();
    else notice("A link brings other cells than yours. ", button("Show them in place of mine", show), button("Keep mine", () => notice()));
  } catch (error) {
    say(error.message);
  }
}

function button(textContent, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent });
  made.addEventListener("click", act);
  return made;
}

// One sentence at a time, above the cells. Who has pressed a button goes on at what the sentence asks; nobody else is disturbed.
function notice(...words) {
  const isAsked = [tools, told].some(place => place.contains(document.activeElement));
  told.replaceChildren(...words);
  told.hidden = words.length === 0;
  if (isAsked) (told.querySelector("button, input") ?? tools.querySelector("button")).focus();
}

const told = Object.assign(document.createElement("div"), { className: "notice", hidden: true });
told.setAttribute("role", "status");
const chosen = Object.assign(document.createElement("input"), { type: "file", accept: ".csv,.tsv,.txt", multiple: true, hidden: true });
chosen.addEventListener("change", async () => {
  await take([...chosen.files]);
  chosen.value = "";
});
const tools = document.createElement("div");
tools.className = "scratch";
tools.append(chosen,
  button("New cell", async () => (await write("")).edit()),
  button("Choose a CSV file …", () => chosen.click()),
  button("Share as a link", share),
  button("Begin anew", () => notice("All cells will be gone. ", button("Remove them", async () => {
    notice();
    await replace([]);
  }), button("Keep them", () => notice()))));
end.before(tools);
page.querySelector(".cell").before(told);

onDrop(page, take);
onKeptElsewhere(() => {
  isKeptElsewhere = true;
  notice("Another tab has changed the cells: what you write here is no longer kept. ",
    button("Load the cells of the other tab", () => location.reload()));
});
await replace(kept());
await openLink();
addEventListener("hashchange", openLink);
