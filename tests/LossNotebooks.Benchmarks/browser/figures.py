"""Frames a second of the figures of a page that can be moved: each is moved sixty times a second. Also how many there
would be if one processor did all the work, of engine and page, and nothing else."""

# What a reader moves first: a handle in the figure, a slider below it, or a button. Its values go up and down.
FRAMES = """
const [number, frames, done] = arguments, place = document.querySelectorAll("[data-live] .output .plot")[number], times = [];
const grip = place.querySelector(".grip"), range = place.querySelector("input[type=range]");
const button = place.querySelector(".presses button");
let way = 1, refused = 0;
function slide() {
  const at = Number(range.value);
  range.value = at + way * Math.max(Number(range.step), (range.max - range.min) / 40);
  if (Number(range.value) === at) way = -way;
  range.dispatchEvent(new Event("input", { bubbles: true }));
}
function drag() {
  const [at, min, max] = ["now", "min", "max"].map(name => Number(grip.getAttribute("aria-value" + name)));
  if (at + way * (max - min) / 20 > max || at + way * (max - min) / 20 < min) way = -way;
  grip.dispatchEvent(new KeyboardEvent("keydown", { key: way > 0 ? "ArrowRight" : "ArrowLeft" }));
}
const moving = setInterval(grip ? drag : range ? slide : () => button.click(), 16);
const turn = () => { refused++; way = -way; };
const drawn = () => {
  times.push(performance.now());
  if (times.length > frames) end();
};
const late = setTimeout(end, 30000);
function end() {
  clearTimeout(late);
  clearInterval(moving);
  place.removeEventListener("refused", turn);
  place.removeEventListener("drawn", drawn);
  done([grip ? "handle" : range ? "slider" : "button", times.slice(1).map((time, i) => time - times[i]), refused]);
}
place.addEventListener("refused", turn);
place.addEventListener("drawn", drawn);
"""
SHOW = """
const [number, done] = arguments, place = document.querySelectorAll("[data-live] .output .plot")[number];
for (const folded of document.querySelectorAll("details")) if (folded.contains(place)) folded.open = true;
place.scrollIntoView({ behavior: "instant", block: "center" });
const look = () => place.querySelector(".live .main-svg") ? setTimeout(done, 300) : setTimeout(look, 50);
look();
"""
FIND = """
return [...document.querySelectorAll("[data-live] .output .plot")].map(place => place.closest(".cell").id.slice("cell-".length));
"""
MOVES = """
return Boolean(document.querySelectorAll("[data-live] .output .plot")[arguments[0]]
  .querySelector(".grip, input[type=range], .presses button"));
"""
STORED = """
return Boolean(document.querySelectorAll("[data-live] .output .plot")[arguments[0]].querySelector(".sliders"));
"""


def median(values):
    return sorted(values)[len(values) // 2]


def measure(browser, frames=40):
    """Of each figure that moves: its cell, what is moved, the frames a second in the middle, and those that processors allow."""
    for number, cell in enumerate(browser.run(FIND)):
        browser.wait(SHOW, number)
        if not browser.run(MOVES, number):
            continue
        is_stored = browser.run(STORED, number)
        browser.wait(FRAMES, number, 10)  # Warms it up.
        (what, gaps, _), computed = browser.timed(lambda: browser.wait(FRAMES, number, frames))
        yield cell, "stored slider" if is_stored else what, 1000 / median(gaps or [float("inf")]), 1000 * len(gaps) / computed
