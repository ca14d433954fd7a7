// One run of one cell.
import { ErrorLines } from "./errors.js";
import { stopped } from "./kernel.js";

/** Runs a cell; the outputs of a replay are those that the page has. `onFlood` ends what writes without end; `onReply` hears whether the
 * cell has succeeded, while the engine that ran it is there, and nothing when it was stopped. */
export async function runCell(kernel, cell, isReplay, { onReply, onFlood }) {
  const errors = new ErrorLines();
  cell.begin(isReplay);
  const reply = await kernel.execute(cell.id, cell.request, message => {
    errors.take(message);
    cell.take(message, isReplay);
    if (cell.outputs.isTooMuch) onFlood();
  });
  if (reply.status !== "aborted") {
    onReply(reply.status === "ok");
    await cell.end(reply.status === "ok", errors.lines, isReplay);
    return;
  }
  if (!isReplay) cell.outputs.end();
  if (reply.reason === stopped) return;
  cell.show("failed");
  throw new Error(reply.reason);
}
