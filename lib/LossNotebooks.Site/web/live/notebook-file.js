// The page's notebook as a file, with what the reader has written in the place of the author's code.

/** Fetches the notebook and gives it with the reader's code; what such a cell would put out, only a run can say. */
export async function notebookWith(edits, address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} can't be fetched (${answer.status}).`);
  const notebook = await answer.json();
  for (const cell of notebook.cells) {
    if (!edits.has(cell.id)) continue;
    cell.source = edits.get(cell.id).split(/(?<=\n)/);
    cell.outputs = [];
    cell.execution_count = null;
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
