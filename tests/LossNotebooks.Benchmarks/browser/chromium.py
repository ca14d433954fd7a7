"""Headless Chromium, led by chromedriver: each browser is a reader who has never been here."""
import json, os, socket, subprocess, time, urllib.request


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Browser:
    def __init__(self):
        port = free_port()
        self.driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.base = f"http://127.0.0.1:{port}/session"
        options = {"args": ["--headless=new", "--no-sandbox", "--window-size=1440,900"]}
        wanted = {"browserName": "chrome", "goog:chromeOptions": options, "timeouts": {"script": 3_600_000}}
        while True:
            try:
                self.base += "/" + self.ask("", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
                return
            except OSError:  # The driver is not there yet.
                time.sleep(0.1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        urllib.request.urlopen(urllib.request.Request(self.base, method="DELETE"))
        self.driver.terminate()
        self.driver.wait()

    def ask(self, path, data):
        request = urllib.request.Request(self.base + path, json.dumps(data).encode(), {"Content-Type": "application/json"})
        try:
            return json.load(urllib.request.urlopen(request))["value"]
        except urllib.error.HTTPError as fault:  # The driver says why in what it answers.
            raise RuntimeError(json.load(fault)["value"]["message"]) from fault

    def open(self, address):
        self.ask("/url", {"url": address})

    def command(self, name, **values):
        """One of Chromium's own protocol, such as a slow network."""
        return self.ask("/goog/cdp/execute", {"cmd": name, "params": values})

    def run(self, script, *values):
        """What a script returns."""
        return self.ask("/execute/sync", {"script": script, "args": values})

    def wait(self, script, *values):
        """What a script gives to its last argument, sooner or later."""
        return self.ask("/execute/async", {"script": script, "args": values})

    def rest(self, seconds=3):
        """Returns when the browser has had nothing to do for so long."""
        quiet = 0
        while quiet < seconds:
            before = self.processor_time()
            time.sleep(0.5)
            quiet = quiet + 0.5 if self.processor_time() - before < 0.05 else 0

    def timed(self, act):
        """What something gives, and the milliseconds that the browser's processes have computed meanwhile."""
        before = self.processor_time()
        result = act()
        return result, 1000 * (self.processor_time() - before)

    def processor_time(self):
        """Seconds that all its processes have computed so far, which depend little on what else the machine does."""
        parents, ticks = {}, {}
        for name in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{name}/stat") as file:
                    fields = file.read().rpartition(")")[2].split()
            except OSError:
                continue  # It has ended meanwhile.
            parents[int(name)], ticks[int(name)] = int(fields[1]), int(fields[11]) + int(fields[12])

        def is_own(process):
            while process and process != self.driver.pid:
                process = parents.get(process)
            return process == self.driver.pid

        return sum(time for process, time in ticks.items() if is_own(process)) / os.sysconf("SC_CLK_TCK")
