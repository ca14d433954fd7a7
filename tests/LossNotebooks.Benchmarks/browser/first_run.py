"""What a reader waits for and fetches: from Run on an untouched page to the first result, with nothing kept and from what is kept."""
from chromium import Browser
import cells

PAGE = "02-maximum-likelihood.html"
CELL = "distribution-figure"
EDITED = "1 + 1"

# The service worker answers, and has all of the engine.
KEPT = """
const done = arguments[0];
async function look() {
  const { files } = await (await fetch("live/files.json")).json();
  const names = (await caches.keys()).filter(name => name.includes("engine"));
  const kept = names.length ? (await (await caches.open(names[0])).keys()).length : 0;
  if (kept >= files.length && navigator.serviceWorker.controller) done(kept);
  else setTimeout(look, 200);
}
look();
"""


def measure(host):
    """Milliseconds on the clock and on processors, the first time and from what is kept; bytes of the first run, and of all with the
    compiler."""
    with Browser() as browser:
        host.sent.clear()
        browser.open(host.address(PAGE))
        browser.rest(1)
        first = browser.timed(lambda: cells.press(browser, CELL))
        fetched = host.bytes_of("live/")
        browser.wait(KEPT)
        browser.open(host.address(PAGE))
        browser.rest(1)
        again = browser.timed(lambda: cells.press(browser, CELL))
    with Browser() as browser:  # Nothing is kept for later here, so that all that comes is what a cell needs.
        host.sent.clear()
        browser.open(host.address(PAGE))
        browser.run('navigator.serviceWorker.register = () => Promise.reject(new Error("nothing is kept here"));')
        cells.press(browser, CELL)
        cells.edit(browser, CELL, EDITED)
        cells.press(browser, CELL)
        browser.rest(1)
        whole = host.bytes_of("live/")
    return first, again, fetched, whole
