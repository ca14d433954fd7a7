// What a reader has typed survives a reload: per page and cell, with the source that it was made from.

const place = document.querySelector("[data-live]");
const key = cellId => `${place.dataset.typed}${cellId}`;

/** The reader's code of a cell and the original that it was made from; null if he has none. */
export function typed(cellId) {
  try {
    return JSON.parse(localStorage.getItem(key(cellId)));
  } catch {
    return null; // Where nothing may be remembered, or something else has been.
  }
}

/** Remembers the code of a cell. */
export function remember(cellId, original, code) {
  try {
    localStorage.setItem(key(cellId), JSON.stringify({ original, code }));
  } catch { /* It holds for this page. */ }
}

/** The cell is as its author wrote it. */
export function forget(cellId) {
  try {
    localStorage.removeItem(key(cellId));
  } catch { /* There was nothing. */ }
}
