// Files that a reader drops, wherever on the page.

const hasFiles = event => event.dataTransfer?.types.includes("Files");

/** Hands them to `take`; the page shows that they may be dropped. */
export function onDrop(page, take) {
  addEventListener("dragover", event => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    page.classList.add("dropping");
  });
  addEventListener("dragleave", event => { if (!event.relatedTarget) page.classList.remove("dropping"); });
  // Before the editors, which would write the file into their cell.
  addEventListener("drop", event => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    page.classList.remove("dropping");
    take([...event.dataTransfer.files]);
  }, { capture: true });
}
