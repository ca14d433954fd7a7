"""The first figure of a page, on a slow telephone: milliseconds from when a reader reaches it until it can be moved. Its picture
is there all the while."""
import time

# Chromium's own: a processor four times slower, and the network that it calls slow 4G.
SLOWER = 4
NETWORK = {"offline": False, "latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375}
# A thumb scrolls by 300 pixels five times a second until half of the figure is in sight; then the reader waits.
REACH = """
const [done] = arguments, place = document.querySelector("main .plot");
const scrolling = setInterval(() => {
  const { top, height } = place.getBoundingClientRect();
  if (top + height / 2 > innerHeight) {
    scrollBy({ top: 300, behavior: "instant" });
    return;
  }
  clearInterval(scrolling);
  const from = performance.now(), end = () => done(performance.now() - from);
  if (place.dataset.drawn) end();
  else new MutationObserver(end).observe(place, { attributeFilter: ["data-drawn"] });
}, 200);
"""


def measure(browser, address, reading):
    """`reading` seconds pass from when the page has come until the reader scrolls."""
    browser.command("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=True)
    browser.command("Network.enable")
    browser.command("Network.clearBrowserCache")
    browser.command("Network.emulateNetworkConditions", **NETWORK)
    browser.command("Emulation.setCPUThrottlingRate", rate=SLOWER)
    browser.open(address)
    time.sleep(reading)
    return browser.wait(REACH)
