"""The budgets of figures, and of cells that run in readers' browsers, measured in headless Chromium.

    python3 tests/LossNotebooks.Benchmarks/browser [figure] [first] [later] [curve] [loops] [course] [edited] [--rounds 5]
        [--site FOLDER]

measures all of these, or those that are named. The folder keeps the site, with pages of the benchmark's own, for the next time. Needs chromedriver, and Node.js for
Pyodide, which is fetched. The pages are built by the command in lib/LossNotebooks.Cli/bin.
"""
import argparse, glob, os, subprocess, sys, tempfile

sys.dont_write_bytecode = True
sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import cells, course, figures, first_figure, first_run, loops, notebook
from chromium import Browser
from figures import median
from host import Host

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
BIN = os.path.join(ROOT, "lib", "LossNotebooks.Course", "bin")
START = "\n".join([f'#r "{BIN}/LossNotebooks.dll"', f'#r "{BIN}/LossNotebooks.Course.dll"', "using LossNotebooks;",
                   "using LossNotebooks.Course;", "Course.Start()"])
PARTS = ["figure", "first", "later", "curve", "loops", "course", "edited"]
CURVE = """double[] x = Plot.Grid(-6, 6, 200);
Plot.Drag((mu, sigma) => Plot.Line(x, x.Select(new Normal(mu, sigma).Probability)).Range((-6, 6), (0, 1))
    .Grip("μ", mu, new Normal(mu, sigma).Probability(mu)), Handle.Across("μ", 0, -4, 4), Handle.Slider("σ", 1, 0.5, 4))"""
SMALL = 30  # Cells that have next to nothing to do.


def build(folder):
    """The course, and two notebooks of the benchmark's own."""
    own = {"small": [START, *(f"var x{n} = {n};\n$\"{{x{n}}} and {{x{n} + 1}}\"" for n in range(SMALL))], "curve": [START, CURVE],
           "loops": [START, *loops.cells()]}
    with tempfile.TemporaryDirectory() as written:
        more = [notebook.write(written, name, codes) for name, codes in own.items()]
        program = os.path.join(ROOT, "lib", "LossNotebooks.Cli", "bin", "LossNotebooks.Cli")
        notebooks = glob.glob(os.path.join(ROOT, "notebooks", "*.ipynb"))
        subprocess.run([program, "pages", *sorted(notebooks), *more, "--output", folder],
                       check=True, stdout=subprocess.DEVNULL)
    loops.put_pyodide(folder)


def row(what, measured, aim="", is_met=None):
    print(f"| {what} | {measured} | {aim} | {'' if is_met is None else 'yes' if is_met else 'no'} |", flush=True)


def figure(host, rounds):
    for reading in 0, 10:
        with Browser() as browser:
            times = [first_figure.measure(browser, host.address("02-maximum-likelihood.html"), reading) for _ in range(rounds)]
        row(f"slow telephone and network: the first figure is reached {reading} s after its page has come → drawn",
            f"{median(times) / 1000:.2f} s (worst {max(times) / 1000:.2f})", "1 s", median(times) <= 1000)


def first(host, rounds):
    firsts, agains, fetched, whole = zip(*(first_run.measure(host) for _ in range(rounds)))
    row("first run of an untouched page, fetched", f"{max(fetched) / 1e6:.2f} MB", "3.5 MB", max(fetched) <= 3.5e6)
    row("… and with the compiler", f"{max(whole) / 1e6:.2f} MB", "7.5 MB", max(whole) <= 7.5e6)
    for what, times, aim in ("pressed → first result, nothing kept", firsts, 1.5), ("… from what is kept", agains, 1.0):
        clock, computed = zip(*times)
        row(what, f"{median(clock) / 1000:.2f} s (best {min(clock) / 1000:.2f}; processors {median(computed) / 1000:.2f})", f"{aim} s",
            median(clock) <= aim * 1000)


def later(host):
    with Browser() as browser:
        browser.open(host.address("small.html"))
        cells.press(browser, "c0")
        times = [cells.press(browser, f"c{n + 1}") for n in range(SMALL)]
    row("later untouched cells with next to no work", f"{median(times):.0f} ms (worst {max(times):.0f})", "20 ms", median(times) <= 20)


def curve(host):
    with Browser() as browser:
        browser.open(host.address("curve.html"))
        cells.press(browser, "c1")
        for _, _, middle, possible in figures.measure(browser, frames=200):
            row("a curve of 200 points that is dragged", frames(middle, possible), "20", possible >= 20)


def compare(host):
    ours = []
    with Browser() as browser:
        browser.open(host.address("loops.html"))
        for n in range(len(loops.LOOPS)):
            cells.press(browser, f"c{n + 1}")
            ours.append(loops.parse(browser.run(f"return document.querySelector('#cell-c{n + 1} .output').textContent.trim()")))
    with Browser() as browser:
        theirs = list(loops.python(browser, host))
    for what, (time, number), (other, same) in zip(loops.LOOPS, ours, theirs):
        assert abs(number - same) <= 1e-9 * abs(same), f"{what}: {number} and {same}"
        row(what, f"{time:.0f} ms, Pyodide {other:.0f}: {other / time:.0f} times", "20 times", other / time >= 20)


def pages():
    return sorted(os.path.basename(path)[:-len(".ipynb")] for path in glob.glob(os.path.join(ROOT, "notebooks", "*.ipynb")))


def whole(host):
    times, moved = course.measure(host, pages(), say)
    slow = lambda least: [f"{name(key)} {time / 1000:.1f} s ({computed / 1000:.1f})" for key, (time, computed) in times.items()
                          if computed > least]
    all = [sum(column) / 1000 for column in zip(*times.values())]
    row("the course's cells, once (in brackets processor time, which counts)", f"{len(times)} in {all[0]:.0f} s ({all[1]:.0f})")
    row("… above 10 s", f"{len(slow(10_000))} {'; '.join(slow(10_000))}", "none", not slow(10_000))
    row("… above 1 s", f"{len(slow(1000))}: {'; '.join(slow(1000))}", "10", len(slow(1000)) <= 10)
    for key, (what, middle, possible) in moved.items():
        row(f"{name(key)}, {what}", frames(middle, possible), "20", possible >= 20)


def edited(host):
    both = course.change(host, pages(), say)
    times = sorted(changed for _, changed in both.values())
    more = sorted(changed - before for before, changed in both.values())
    slow = [f"{name(key)} {changed / 1000:.2f} s ({before / 1000:.2f} as it stands)"
            for key, (before, changed) in both.items() if changed > 500]
    row(f"a cell that was changed → its result, median of {len(times)}",
        f"{median(times):.0f} ms ({median(more):.0f} more than as it stands)", "300 ms", median(times) <= 300)
    row("… worst", f"{times[-1] / 1000:.2f} s ({more[-1] / 1000:.2f} more)", "0.5 s", times[-1] <= 500)
    row("… above 0.5 s", f"{len(slow)}: {'; '.join(slow)}")


def frames(middle, possible):
    return f"{middle:.0f} frames a second, {possible:.0f} by processor time"


def name(key):
    page, cell = key
    return f"{page.split('-')[0]} `{cell}`"


def say(words):
    print(words, file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--site")
    given = parser.parse_args()
    parts = given.parts or PARTS
    with tempfile.TemporaryDirectory() as folder:
        site = given.site or os.path.join(folder, "site")
        if not os.path.exists(site):
            build(site)
        print("| what | measured | aim | met |\n|---|---|---|---|")
        with Host(site) as host:
            if "figure" in parts:
                figure(host, given.rounds)
            if "first" in parts:
                first(host, given.rounds)
            if "later" in parts:
                later(host)
            if "curve" in parts:
                curve(host)
            if "loops" in parts:
                compare(host)
            if "course" in parts:
                whole(host)
            if "edited" in parts:
                edited(host)
    print(f"\nLoad of the machine at the end: {os.getloadavg()[0]:.0f}")


main()
