// Which exercises a reader has solved: this browser alone remembers it, and says so wherever a chapter is named.
const keyOf = address => `lossnotebooks-solved ${new URL(address, location).pathname.replace(/\.html$/, "")}`;

function solvedOn(address) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(address))) ?? [];
  } catch {
    return []; // Where nothing may be remembered, or something else has been.
  }
}

function tellProgress() {
  for (const chapter of document.querySelectorAll("a[data-checks]")) {
    const [all, solved] = [Number(chapter.dataset.checks), solvedOn(chapter.href).length];
    if (solved === 0) continue;
    const mark = chapter.querySelector(".solved") ?? chapter.appendChild(document.createElement("span"));
    mark.className = "solved";
    mark.textContent = ` ✓ ${Math.min(solved, all)} of ${all} solved`; // The author may have taken one away since.
  }
}

// The check of an exercise has found the answer right.
document.addEventListener("solved", ({ target }) => {
  try {
    localStorage.setItem(keyOf(location), JSON.stringify([...new Set([...solvedOn(location), target.id])]));
  } catch { /* It is not remembered. */ }
  tellProgress();
});

addEventListener("storage", tellProgress); // Another window of the course.
tellProgress();
