"""The same loops in C# on a page and in Python by Pyodide, each in a worker of one browser: the best of three."""
import json, os, shutil, subprocess

HERE = os.path.dirname(os.path.abspath(__file__))

# What is computed, in both languages; each gives a number, which has to be the same.
LOOPS = {
    "integers: the steps of Collatz from 1 to 30,000": ("""
long Work()
{
    long steps = 0;
    for (var n = 1; n <= 30_000; n++)
        for (long k = n; k != 1; k = k % 2 == 0 ? k / 2 : 3 * k + 1) steps++;
    return steps;
}""", """
def work():
    steps = 0
    for n in range(1, 30_001):
        k = n
        while k != 1:
            k = k // 2 if k % 2 == 0 else 3 * k + 1
            steps += 1
    return steps
"""),
    "functions: a normal's negative log-likelihood of 300,000 numbers": ("""
var y = Enumerable.Range(0, 300_000).Select(i => i % 1000 / 100.0).ToArray();
double Work()
{
    var sum = 0.0;
    foreach (var value in y)
    {
        var z = (value - 4.5) / 2.5;
        sum += 0.5 * z * z + Math.Log(2.5) + 0.5 * Math.Log(2 * Math.PI);
    }
    return sum;
}""", """
from math import log, pi
y = [i % 1000 / 100.0 for i in range(300_000)]
def work():
    total = 0.0
    for value in y:
        z = (value - 4.5) / 2.5
        total += 0.5 * z * z + log(2.5) + 0.5 * log(2 * pi)
    return total
"""),
    "arrays: 1,000 steps of descent with a line through 200 points": ("""
var x = Enumerable.Range(0, 200).Select(i => i / 200.0).ToArray();
var t = x.Select(v => 3 * v + 1).ToArray();
double Work()
{
    double a = 0, b = 0;
    for (var step = 0; step < 1000; step++)
    {
        double da = 0, db = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var gap = a + b * x[i] - t[i];
            da += gap;
            db += gap * x[i];
        }
        a -= da / x.Length;
        b -= db / x.Length;
    }
    return a + b;
}""", """
x = [i / 200.0 for i in range(200)]
t = [3 * v + 1 for v in x]
def work():
    a = b = 0.0
    for step in range(1000):
        da = db = 0.0
        for i in range(len(x)):
            gap = a + b * x[i] - t[i]
            da += gap
            db += gap * x[i]
        a -= da / len(x)
        b -= db / len(x)
    return a + b
"""),
}
TIMED_CSHARP = """
var best = double.MaxValue;
for (var n = 0; n < 3; n++)
{
    var watch = System.Diagnostics.Stopwatch.StartNew();
    Work();
    best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
}
Console.WriteLine($"{best:F3} {(double)Work():G12}");
"""
TIMED_PYTHON = """
from time import perf_counter
best = 1e9
for n in range(3):
    start = perf_counter()
    work()
    best = min(best, 1000 * (perf_counter() - start))
f"{best:.3f} {float(work()):.12g}"
"""
WORKER = """
import { loadPyodide } from "./pyodide/pyodide.mjs";
const python = await loadPyodide();
addEventListener("message", ({ data }) => postMessage(python.runPython(data)));
postMessage("ready");
"""
START = """
const done = arguments[0];
window.python = new Worker("worker.mjs", { type: "module" });
python.onerror = fault => done(fault.message);
python.onmessage = ({ data }) => done(data);
"""
ASK = """
const [code, done] = arguments;
python.onmessage = ({ data }) => done(data);
python.postMessage(code);
"""


def cells():
    """The code of the C# cells; the last line is the time (ms) and the number."""
    return [csharp + TIMED_CSHARP for csharp, _ in LOOPS.values()]


def put_pyodide(folder):
    """Fetches Pyodide unless it has been, and puts it beside a page that runs it."""
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=HERE, check=True)
    shutil.copytree(os.path.join(HERE, "node_modules", "pyodide"), os.path.join(folder, "pyodide"))
    for name, text in {"worker.mjs": WORKER, "python.html": "<!doctype html><title>Python</title>"}.items():
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)


def python(browser, host):
    """Of each loop the time (ms) and the number."""
    browser.open(host.address("python.html"))
    assert browser.wait(START) == "ready"
    for _, code in LOOPS.values():
        yield parse(browser.wait(ASK, code + TIMED_PYTHON))


def parse(words):
    time, number = words.split()
    return float(time), float(number)
