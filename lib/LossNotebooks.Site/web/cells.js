// Cells that readers can run: their buttons stand in the page from the start, and what they do is fetched when the first is pressed.
const page = document.querySelector("[data-live]");
const actions = { check: "Check", run: "Run", above: "Run all above", edit: "Edit", reset: "Reset", stop: "Stop" };
const later = ["reset", "stop"];
let live;

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const status = element("p", { role: "status" });

// Cells that readers add have more of them.
function cellTools(cell, number, more = {}) {
  const has = { check: cell.matches(".exercise"), above: number > 1, edit: !cell.matches(".own"), reset: !cell.matches(".own") };
  const all = Object.entries({ ...actions, ...more }).filter(([act]) => has[act] ?? true);
  const made = element("div", { className: "tools", role: "group" }, ...all.map(([act, textContent]) => {
    const button = element("button", { type: "button", textContent, hidden: later.includes(act) });
    button.dataset.act = act;
    // All buttons of a kind would have one name.
    button.setAttribute("aria-label", `${textContent} cell ${number}`);
    return button;
  }), element("span", { className: "state" }));
  made.setAttribute("aria-label", `Cell ${number}`);
  return made;
}

function isFile() {
  if (location.protocol !== "file:") return false;
  status.textContent = "Cells run only on pages that a web server sends: serve this folder, with lossnotebooks serve or, in the folder, "
    + "python3 -m http.server, and open the address that it prints.";
  return true;
}

// What else is to be said depends on what is done: where one clicked in the code, or what was moved.
async function act(cell, what, detail) {
  if (isFile()) return;
  try {
    if (!live) status.textContent = "…";
    live ??= import("./live/live.js");
    await (await live).act(cell, what, detail);
  } catch (error) {
    live = undefined;
    status.textContent = `Cells can't be run here: ${error.message}`;
  }
}

// Which character of the code lies under the mouse.
function offset(code, { clientX, clientY }) {
  const place = document.caretPositionFromPoint?.(clientX, clientY);
  if (!place || !code.contains(place.offsetNode)) return undefined;
  const range = document.createRange();
  range.setStart(code, 0);
  range.setEnd(place.offsetNode, place.offset);
  return range.toString().length;
}

if (page) {
  page.dataset.typed = `lossnotebooks-code ${new URL(".", location).pathname}${page.dataset.live} `;
  document.body.append(element("div", { className: "engine" }, status));
  [...page.querySelectorAll(".cell[id]")].forEach((cell, index) => {
    const source = cell.querySelector(":scope > pre.code, :scope > .source > pre.code");
    if (source && !source.hidden) source.after(cellTools(cell, index + 1));
  });
  page.addEventListener("click", event => {
    const cell = event.target.closest(".cell");
    const button = event.target.closest(".tools button");
    const code = !event.target.closest("a") && event.target.closest("code");
    if (button) act(cell, button.dataset.act);
    // A finger that scrolls or a mouse that selects does not ask for an editor.
    else if (code && event.pointerType !== "touch" && code.parentElement.nextElementSibling?.matches(".tools")
      && getSelection().isCollapsed) act(cell, "edit", offset(code, event));
  });
  page.addEventListener("moved", ({ target, detail }) => act(target.closest(".cell"), "move", { place: target, state: detail }));
  // Stored stops do without an engine; one that runs draws what lies between them.
  page.addEventListener("slid", ({ target }) => live?.then(({ free }) => free(target)));
  if (page.matches("[data-scratch]")) {
    if (!isFile()) import("./live/scratch.js").catch(error => { status.textContent = `Cells can't be written here: ${error.message}`; });
  } else {
    try {
      if (Object.keys(localStorage).some(key => key.startsWith(page.dataset.typed))) live = import("./live/live.js");
    } catch { /* Nothing may be remembered. */ }
  }
}
