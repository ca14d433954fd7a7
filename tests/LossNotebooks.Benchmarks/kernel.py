#!/usr/bin/python3
"""Measures how long Jupyter kernels keep a reader waiting, side by side: kernel.py [ROUNDS] [KERNEL...]

Each round starts each kernel anew, runs `1+1` as soon as it answers, ten times more at once, once more after half a second, and stops it.
Printed are medians over the rounds:

launch → first 1+1   from the start of the process until the first result has come and the kernel is idle again
second 1+1           the same, from the request on
later 1+1            the median of the nine that follow
after a pause        the one after half a second, when the processor's caches hold other things than the kernel
processor            what the process has computed up to the first result; unlike the clock it hardly minds a busy machine
peak memory          the most that the process has had in memory by then (VmHWM), code of shared libraries included
kept by a flood      what it has more in memory (VmRSS) after a second million of printed lines than after the first
kept a cell          the same for the later 200 of 300 cells `1+1`, a cell
"""
import queue
import statistics
import sys
import time

import zmq
from jupyter_client.manager import KernelManager

COLUMNS = (
    "launch → first 1+1", "second 1+1", "later 1+1", "after a pause", "processor", "peak memory", "kept by a flood", "kept a cell",
)
KERNELS = (".net-csharp", "python3")
FLOODS = {"C#": "for (var i = 0; i < 1_000_000; i++) Console.WriteLine(i);", "python": "for i in range(1_000_000): print(i)"}


def connect(client):
    """Asks who the kernel is until it answers, and until what it publishes arrives: what is published earlier is lost."""
    client.start_channels()
    while True:
        client.kernel_info()
        try:
            client.get_iopub_msg(timeout=0.05)
            client.get_shell_msg(timeout=60)
            return
        except queue.Empty:
            pass


def run(client, code="1+1"):
    """Sends a cell, and waits for its reply and for the end of its output."""
    request = client.execute(code)
    while client.get_shell_msg(timeout=60)["parent_header"].get("msg_id") != request:
        pass
    while True:
        message = client.get_iopub_msg(timeout=60)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["content"].get("execution_state") == "idle":
            return
        assert message["msg_type"] != "error", message["content"]["evalue"]


def timed(client):
    start = time.perf_counter()
    run(client)
    return time.perf_counter() - start


def seconds(pid):
    with open(f"/proc/{pid}/stat") as file:
        user, system = file.read().rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / 100


def memory(pid, name):
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) / 1000 for line in file if line.startswith(name))


def kept(client, pid, code, before, times):
    """What stays in memory of so many cells, those not counted that were run before."""
    for _ in range(before):
        run(client, code)
    start = memory(pid, "VmRSS")
    for _ in range(times):
        run(client, code)
    return (memory(pid, "VmRSS") - start) / times


def measure(kernel):
    # A front end asks every tenth of a second whether the kernel listens yet; here it is the kernel that is measured, not this pause.
    context = zmq.Context()
    context.setsockopt(zmq.RECONNECT_IVL, 2)
    manager = KernelManager(kernel_name=kernel, context=context)
    start = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    try:
        connect(client)
        run(client)
        first = time.perf_counter() - start
        pid = manager.provisioner.pid
        processor = seconds(pid)
        second, *later = [timed(client) for _ in range(10)]
        time.sleep(0.5)
        paused, most = timed(client), memory(pid, "VmHWM")
        flood = kept(client, pid, FLOODS[manager.kernel_spec.language], 1, 1)
        return first, second, statistics.median(later), paused, processor, most, flood, kept(client, pid, "1+1", 100, 200)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def medians(rounds, kernels=KERNELS):
    """Of each kernel what `measure` gives, in turns."""
    measured = {kernel: [] for kernel in kernels}
    for _ in range(rounds):
        for kernel, rows in measured.items():
            rows.append(measure(kernel))
    return {kernel: [statistics.median(column) for column in zip(*rows)] for kernel, rows in measured.items()}


def main(rounds="7", *kernels):
    print(f"medians of {rounds}".ljust(20), *COLUMNS, sep=" | ")
    for kernel, row in medians(int(rounds), kernels or KERNELS).items():
        first, second, later, paused, processor, most, flood, cell = row
        milliseconds = f"{second * 1000:7.1f} ms | {later * 1000:6.1f} ms | {paused * 1000:10.1f} ms"
        print(f"{kernel:20} | {first:15.2f} s  | {milliseconds} | {processor:7.2f} s | {most:7.0f} MB | {flood:11.1f} MB | {cell * 1000:7.0f} kB")


if __name__ == "__main__":
    main(*sys.argv[1:])
