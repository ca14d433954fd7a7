// Which exercises a reader has solved: this browser alone remembers it, and says so wherever a chapter is named.
const keyOf = address => `lossnotebooks-solved ${new URL(address, location).pathname.replace(/\.html$/, "")}`;

function solvedOn(address) {
  try {
    const found = JSON.parse(localStorage.getItem(keyOf(address)));
    return Array.isArray(found) ? found : [];
  } catch {
    return []; // Where nothing may be remembered, or something else has been.
  }
}

function tellProgress() {
  for (const chapter of document.querySelectorAll("a[data-checks]")) {
    const [all, solved] = [chapter.dataset.checks.split(" "), solvedOn(chapter.href)];
    const count = all.filter(check => solved.includes(`cell-${check}`)).length; // Others the author may have taken away since.
    if (count === 0) continue;
    const mark = chapter.querySelector(".solved") ?? chapter.appendChild(document.createElement("span"));
    mark.className = "solved";
    mark.textContent = ` ✓ ${count} of ${all.length} solved`;
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
