// ← and → turn pages, unless they mean something where one is.
const ownsArrows = "input, select, textarea, button, summary, dialog, [contenteditable], [tabindex], [popover]:popover-open";

addEventListener("keydown", event => {
  const { key, ctrlKey, altKey, metaKey, shiftKey, defaultPrevented } = event;
  if (ctrlKey || altKey || metaKey || shiftKey || defaultPrevented || document.activeElement.closest(ownsArrows)) return;
  const way = { ArrowLeft: "prev", ArrowRight: "next" }[key];
  if (way) document.querySelector(`.turn [rel=${way}]`)?.click();
});
