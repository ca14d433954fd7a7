"""The whole course, page by page: every cell run once, every figure moved, and some cells changed and run again."""
from chromium import Browser
import cells, figures

EVERY = 4  # Of the cells, one in so many is changed.


def measure(host, pages, say):
    """Milliseconds of each cell as it stands, of those that were changed with what they took before, and frames a second of figures."""
    untouched, edited, moved = {}, {}, {}
    for page in pages:
        with Browser() as browser:
            browser.open(host.address(f"{page}.html"))
            found = cells.cells(browser)
            times = [cells.run(browser, cell) for cell, *_ in found]
            untouched |= {(page, cell): time for (cell, *_), time in zip(found[1:], times[1:])}  # The first starts the engine.
            moved |= {(page, cell): rest for cell, *rest in figures.measure(browser)}
            browser.rest()
            for cell, code, language, _ in found[1::EVERY]:
                if not language and not code.startswith("#"):
                    cells.edit(browser, cell, f"// Changed.\n{code}")
                    edited[page, cell] = cells.run(browser, cell)
            say(f"{page}: {sum(times) / 1000:.1f} s")
    return untouched, edited, moved
