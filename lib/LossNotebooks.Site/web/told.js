// What a figure that is moved has to say: why it stays as it is, below it; or, once it has come to rest, its title, which those who
// can't see it would not notice.
const pause = 600;
const told = new WeakMap();

function wordsOf(place) {
  let words = told.get(place);
  if (!words?.isConnected) {
    words = Object.assign(document.createElement("p"), { role: "status" });
    place.nextElementSibling.after(words);
    told.set(place, words);
  }
  return words;
}

document.addEventListener("moved", ({ target: place }) => { wordsOf(place).className = "told"; });

document.addEventListener("refused", ({ target: place, detail: sentence }) => {
  Object.assign(wordsOf(place), { className: "told refused", textContent: sentence });
});

document.addEventListener("drawn", ({ target: live }) => {
  const words = told.get(live.parentElement);
  const title = plainText(live.layout.title?.text ?? "");
  if (!words || words.textContent === title) return;
  clearTimeout(words.timer);
  words.timer = setTimeout(() => { if (!words.matches(".refused")) words.textContent = title; }, pause);
});
