// The page's notebook as a file, with what the reader has written in the place of the author's code.

/** Fetches the notebook and gives it with the reader's code, and the reader's own cells at its end; what such a cell would put out, only a
 * run can say. */
export async function notebookWith(cells, address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} can't be fetched (${answer.status}).`);
  const notebook = await answer.json();
  for (const { id, code, isEdited } of cells) {
    if (!isEdited) continue;
    let cell = notebook.cells.find(cell => cell.id === id);
    if (!cell) notebook.cells.push(cell = { cell_type: "code", id, metadata: {} });
    Object.assign(cell, { source: code.split(/(?<=\n)/), outputs: [], execution_count: null });
  }
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** Hands a text to the reader as a file. */
export function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
