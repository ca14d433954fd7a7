"""How many frames a second a live figure reaches on a page: a curve of 200 points whose handle is moved as soon as it has been drawn.

    python3 tests/LossNotebooks.Benchmarks/live.py [frames]

Needs chromedriver. The page is built by the command in lib/LossNotebooks.Cli/bin, whose engine may have to be published first.
"""
import functools, http.server, json, os, socket, subprocess, sys, tempfile, threading, time, urllib.request

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
BIN = os.path.join(ROOT, "lib", "LossNotebooks.Course", "bin")
CELLS = [
    f'#r "{BIN}/LossNotebooks.dll"\n#r "{BIN}/LossNotebooks.Course.dll"\nusing LossNotebooks;\nusing LossNotebooks.Course;\nCourse.Start()',
    "double[] x = Plot.Grid(-6, 6, 200);\n"
    "Plot.Drag((mu, sigma) => Plot.Line(x, x.Select(new Normal(mu, sigma).Probability)).Range((-6, 6), (0, 1))\n"
    '    .Grip("μ", mu, new Normal(mu, sigma).Probability(mu)), Handle.Across("μ", 0, -4, 4), Handle.Slider("σ", 1, 0.5, 4))',
]
FRAMES = """
const [frames, done] = [arguments[0], arguments[1]], grip = document.querySelector(".grip"), times = [];
const move = () => grip.dispatchEvent(new KeyboardEvent("keydown", { key: times.length % 2 ? "ArrowLeft" : "ArrowRight" }));
document.addEventListener("drawn", () => {
  times.push(performance.now());
  if (times.length > frames) done(times);
  else move();
});
move();
"""


def notebook():
    cells = [{"cell_type": "code", "id": f"c{n}", "metadata": {}, "execution_count": None, "outputs": [], "source": source}
             for n, source in enumerate(CELLS)]
    title = {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# A curve"}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [title, *cells]})


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Browser:
    def __init__(self):
        port = free_port()
        self.driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL)
        self.base = f"http://127.0.0.1:{port}/session"
        while True:
            try:
                options = {"args": ["--headless=new", "--no-sandbox"]}
                wanted = {"browserName": "chrome", "goog:chromeOptions": options, "timeouts": {"script": 300_000}}
                self.base += "/" + self.ask("", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
                return
            except OSError:
                time.sleep(0.1)

    def ask(self, path, data):
        request = urllib.request.Request(self.base + path, json.dumps(data).encode(), {"Content-Type": "application/json"})
        return json.load(urllib.request.urlopen(request))["value"]

    def run(self, script, *values, kind="sync"):
        return self.ask(f"/execute/{kind}", {"script": script, "args": values})

    def close(self):
        urllib.request.urlopen(urllib.request.Request(self.base, method="DELETE"))
        self.driver.terminate()


def main():
    frames = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/curve.ipynb", "w") as file:
            file.write(notebook())
        program = os.path.join(ROOT, "lib", "LossNotebooks.Cli", "bin", "LossNotebooks.Cli")
        subprocess.run([program, "pages", f"{folder}/curve.ipynb", "--output", f"{folder}/site"], check=True, stdout=subprocess.DEVNULL)
        handler = functools.partial(type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None}),
                                    directory=f"{folder}/site")
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = Browser()
        browser.ask("/url", {"url": f"http://127.0.0.1:{server.server_port}/curve.html"})
        while not browser.run("return document.querySelector('.grip')?.style.translate"):
            time.sleep(0.1)
        browser.run(FRAMES, 20, kind="async")  # Starts the engine, and warms it up.
        times = browser.run(FRAMES, frames, kind="async")
        gaps = sorted(b - a for a, b in zip(times, times[1:]))
        print(f"{1000 / gaps[len(gaps) // 2]:.0f} frames a second (median of {frames}; slowest tenth {1000 / gaps[len(gaps) * 9 // 10]:.0f}; "
              f"load {os.getloadavg()[0]:.0f})")
        browser.close()


main()
