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

/** Remembers the code of a cell that its reader has changed. */
export function keepCell({ id, isEdited, original, code }) {
  if (isEdited) remember(id, { original, code });
  else forget(id);
}

/** The code of the cells that are all the reader's own, as they were kept last. */
export function kept() {
  const codes = typed("all");
  return Array.isArray(codes) ? codes.map(String) : [];
}

/** Keeps it, and says whether that was possible. */
export const keep = codes => remember("all", codes);

/** Calls a listener when another tab has kept other code of those cells. */
export function onKeptElsewhere(listener) {
  addEventListener("storage", ({ key: changed }) => { if (changed === key("all")) listener(); });
}

function remember(name, what) {
  try {
    localStorage.setItem(key(name), JSON.stringify(what));
    return true;
  } catch {
    return false; // It holds for this page.
  }
}

/** The cell is as its author wrote it. */
export function forget(cellId) {
  try {
    localStorage.removeItem(key(cellId));
  } catch { /* There was nothing. */ }
}
