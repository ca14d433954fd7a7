"""Runs cells of a page as a reader does, and says how long each took (ms)."""

# A cell's button may be folded away: the page's own parts run it.
RUN = """
const [id, done] = arguments, cell = document.getElementById("cell-" + id);
import(new URL("assets/live/live.js", document.baseURI)).then(({ cells, runner }) => {
  const began = performance.now();
  const watch = new MutationObserver(() => {
    if (["queued", "running"].includes(cell.dataset.state)) return;
    watch.disconnect();
    done([cell.dataset.state, performance.now() - began]);
  });
  watch.observe(cell, { attributes: true, attributeFilter: ["data-state"] });
  runner.run(cells.find(({ element }) => element === cell));
});
"""
PRESS = """
const [id, done] = arguments, cell = document.getElementById("cell-" + id), began = performance.now();
const watch = new MutationObserver(() => {
  if (!["done", "failed"].includes(cell.dataset.state)) return;
  watch.disconnect();
  done([cell.dataset.state, performance.now() - began]);
});
watch.observe(cell, { attributes: true, attributeFilter: ["data-state"] });
cell.querySelector("[data-act=run]").click();
"""
EDIT = """
const [id, code, done] = arguments, cell = document.getElementById("cell-" + id);
import(new URL("assets/live/live.js", document.baseURI)).then(async ({ cells }) => {
  const own = cells.find(({ element }) => element === cell);
  await own.open();
  own.fill(code);
  done();
});
"""
IDS = """
return [...document.querySelectorAll("[data-live] .cell[id]")].filter(cell => cell.querySelector("pre.code"))
  .map(cell => [cell.id.slice("cell-".length), cell.querySelector("pre.code code").textContent, cell.dataset.language ?? "",
    Boolean(cell.querySelector(".output"))]);
"""


def press(browser, cell):
    """Presses Run; gives the milliseconds until the result is there."""
    state, time = browser.wait(PRESS, cell)
    assert state == "done", f"{cell}: {state}"
    return time


def run(browser, cell):
    """Runs a cell, whatever becomes of it."""
    return end(browser, cell)[1]


def end(browser, cell):
    """Runs a cell; gives how it ended, and the time."""
    return browser.wait(RUN, cell)


def edit(browser, cell, code):
    browser.wait(EDIT, cell, code)


def cells(browser):
    """Of each code cell its id, its code, its language if it is another than C#, and whether it has outputs."""
    return browser.run(IDS)
