"""Library, engine, kernel and pages in one table, in milliseconds, each row with what bounds it, how long that takes at least, and how
many times as long the row takes:

    /usr/bin/python3 tests/LossNotebooks.Benchmarks [ROUNDS]

Needs what fits.py, likelihoods.py and kernel.py need, the kernel installed, and the command in lib/LossNotebooks.Cli/bin; takes some ten
minutes of a quiet machine. What a browser measures is apart: tests/LossNotebooks.Benchmarks/browser.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True

import numpy as np

import fits
import kernel
import likelihoods
import notebook

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
COMMAND = os.path.join(ROOT, "lib", "LossNotebooks.Cli", "bin", "LossNotebooks.Cli")
MANY = 100


def row(what, ours, beside, bound, least=None):
    rest = f"{least:.1f} | {ours / least:.1f}" if least else "– | –"
    print(f"| {what} | {ours:.1f} | {beside} | {bound} | {rest} |", flush=True)


def copying():
    """How many milliseconds it takes to read a number from memory and to write it."""
    source = np.ones(10**7)
    target = np.empty_like(source)
    return min(timed(lambda: np.copyto(target, source)) for _ in range(9)) / (2 * source.size)


def timed(work):
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def command(rounds, *arguments):
    run = lambda: subprocess.run([COMMAND, *arguments], check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return statistics.median(timed(run) for _ in range(rounds))


def library(rounds):
    number = copying()
    for name, numbers, ours, theirs, *_ in likelihoods.measure(rounds):
        row(f"loss and gradient of 10⁶, {name}", ours, f"PyTorch {theirs:.0f}", "its numbers, copied", numbers * number)
    for name, numbers, ours, r, statsmodels, *_ in fits.measure(rounds):
        row(f"fit: {name}", ours, f"R {r:.0f}, statsmodels {statsmodels:.0f}", "its numbers, copied", numbers * number)


def engine(rounds, started):
    with tempfile.TemporaryDirectory() as folder:
        times = [command(rounds, "run", notebook.write(folder, f"cells-{cells}", [f"var x{n} = {n};\nx{n} + 1" for n in range(cells)]))
                 for cells in (1, MANY)]
        program = os.path.join(folder, "one.cs")
        with open(program, "w") as file:
            file.write("Console.WriteLine(1 + 1);")
        beside = timed(lambda: subprocess.run(["dotnet", "run", "--file", program], check=True, cwd=folder, stdout=subprocess.DEVNULL))
    row("engine: a notebook of one cell, cold", times[0], f"`dotnet run one.cs` {beside:.0f}", "the command's start", started)
    row(f"engine: a notebook of {MANY} cells", times[1], "", "its first cell", times[0])
    row("engine: a later cell", (times[1] - times[0]) / (MANY - 1), "", "Roslyn")


def kernels(rounds):
    ours, python = kernel.medians(rounds).values()
    for k in range(4):
        row(f"kernel: {kernel.COLUMNS[k]}", 1000 * ours[k], f"Python {1000 * python[k]:.1f}", "messages, Python's kernel", 1000 * python[k])


def pages(rounds, started):
    with tempfile.TemporaryDirectory() as folder:
        site = os.path.join(folder, "site")
        write = lambda *more: command(1, "pages", "--no-live", "--output", site, *more)
        nothing, none = write("--fresh"), statistics.median(write() for _ in range(rounds))
        one = command(rounds, "pages", "notebooks/03-log-likelihood.ipynb", "--no-live", "--fresh", "--output", os.path.join(folder, "one"))
    run = command(1, "run", "--check")
    row("pages: the course, every notebook run", nothing, "", "running it", run)
    row("pages: the course, none changed", none, "", "the command's start", started)
    row("pages: one notebook, changed", one, "", "the command's start", started)


def main(rounds=5):
    print("| what | ours | beside | bound by | at least | times |\n|---|---|---|---|---|---|")
    library(rounds)
    started = command(rounds, "--help")
    engine(rounds, started)
    kernels(rounds)
    pages(rounds, started)


main(*map(int, sys.argv[1:]))
