// What scrolls sideways can be reached by Tab and scrolled by arrow keys; what doesn't is no stop on the way.
const sizes = new ResizeObserver(entries => {
  for (const { target } of entries)
    if (target.scrollWidth > target.clientWidth + 1) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
});
for (const scroller of document.querySelectorAll(".math, .scroll, pre")) sizes.observe(scroller);
