// The contents show where one reads; the drawer closes when one has chosen.
const course = document.querySelector("#course");
const contents = new Map([...document.querySelectorAll(".contents a")].map(link => [decodeURIComponent(link.hash.slice(1)), link]));
const headings = [...contents.keys()].map(id => document.getElementById(id));
const below = 100; // What lies under the bar, and a line more, has been reached.
let waiting = false;

function show() {
  waiting = false;
  const end = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  const here = end ? headings.at(-1) : headings.findLast(heading => heading.getBoundingClientRect().top < below);
  for (const [id, link] of contents)
    if (id === here?.id) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  const link = contents.get(here?.id);
  if (link && course.scrollHeight > course.clientHeight) {
    const { top, bottom } = link.getBoundingClientRect();
    const frame = course.getBoundingClientRect();
    if (top < frame.top || bottom > frame.bottom) course.scrollTop += top - frame.top - frame.height / 3;
  }
}

if (headings.length > 0) {
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(show);
    waiting = true;
  }, { passive: true });
}

// With the first picture of the page: before it, the browser would have to place everything twice.
requestAnimationFrame(() => {
  if (headings.length > 0) show();
  course?.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest", behavior: "instant" });
});
course?.addEventListener("click", event => {
  if (event.target.closest("a") && course.matches(":popover-open")) course.hidePopover();
});
