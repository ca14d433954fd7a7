// What the engine does, in one place of the page that screen readers hear of, with the way to stop it.

const place = document.querySelector(".engine");
const words = place.querySelector("[role=status]");
const bar = document.createElement("progress");
const button = textContent => Object.assign(document.createElement("button"), { type: "button", textContent, hidden: true });
const [stop, close] = [button("Stop"), button("Close")];
bar.hidden = true;
bar.setAttribute("aria-label", "Fetched");
place.append(bar, stop, close);
close.addEventListener("click", () => say(""));

const megabytes = bytes => (bytes / 1e6).toFixed(1);

/** The page's only way to stop. */
export const onStop = listener => stop.addEventListener("click", listener);

/** Nothing runs, and cells can. */
export function sayReady(sentence = "Ready") {
  say(sentence);
  place.dataset.ready = "";
}

/** A sentence; `isBusy` when there is something to stop. */
export function say(sentence, isBusy = false) {
  words.textContent = sentence;
  delete place.dataset.ready;
  bar.hidden = true;
  // Who has pressed it goes on from here.
  if (document.activeElement === stop && !isBusy) {
    words.tabIndex = -1;
    words.focus();
  }
  stop.hidden = !isBusy;
  close.hidden = isBusy || sentence === "";
}

/** How much of something that is fetched once has come. */
export function sayProgress(what, { loaded, total }) {
  if (loaded >= total) return;
  const sentence = `${what}: ${megabytes(total)} MB, once`;
  // Said once, and not with every piece.
  if (words.textContent !== sentence) words.textContent = sentence;
  Object.assign(bar, { hidden: false, max: total, value: loaded });
  stop.hidden = false;
  close.hidden = true;
  delete place.dataset.ready;
}
