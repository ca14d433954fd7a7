"""The course, page by page: every cell run once and every figure moved; and some cells of some pages changed and run again."""
from chromium import Browser
import cells, figures

EVERY = 4  # Of pages and of their cells, one in so many is changed.


def measure(host, pages, say):
    """Milliseconds, on the clock and on processors, of each cell but a page's first, which starts the engine, and frames a second of each
    figure that moves."""
    times, moved = {}, {}
    for page in pages:
        with Browser() as browser:
            browser.open(host.address(f"{page}.html"))
            times |= run(browser, page)
            moved |= {(page, cell): rest for cell, *rest in figures.measure(browser)}
            say(f"{page}: cells {sum(time for (of, _), (time, _) in times.items() if of == page) / 1000:.1f} s")
    return times, moved


def change(host, pages, say):
    """Of some cells the milliseconds as they stand, and changed, when nobody has asked for anything for a while."""
    both = {}
    for page in pages[1::EVERY]:
        with Browser() as browser:
            browser.open(host.address(f"{page}.html"))
            for number, (cell, code, language, _) in enumerate(cells.cells(browser)):
                time = cells.run(browser, cell)
                if number % EVERY == 1 and not language and not code.startswith("#"):
                    browser.rest()
                    cells.edit(browser, cell, f"// Changed.\n{code}")
                    state, changed = cells.end(browser, cell)
                    if state == "done":
                        both[page, cell] = time, changed
            say(f"{page}: {len(both)} changed")
    return both


def run(browser, page):
    times = {(page, cell): browser.timed(lambda: cells.run(browser, cell)) for cell, *_ in cells.cells(browser)}
    return dict(list(times.items())[1:])
