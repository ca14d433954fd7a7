// One run of one cell.
import { ErrorLines } from "./errors.js";
import { stopped } from "./kernel.js";

/** Runs a cell; the outputs of a replay are those that the page has. `onFlood` ends what writes without end. Gives whether it succeeded,
 * and nothing when it was stopped. */
export async function runCell(kernel, cell, isReplay, onFlood) {
  const errors = new ErrorLines();
  cell.begin(isReplay);
  const reply = await kernel.execute(cell.id, cell.request, message => {
    errors.take(message);
    cell.take(message, isReplay);
    if (cell.outputs.isTooMuch) onFlood();
  });
  if (reply.status !== "aborted") {
    await cell.end(reply.status === "ok", errors.lines, isReplay);
    return reply.status === "ok";
  }
  if (!isReplay) cell.outputs.end();
  if (reply.reason === stopped) return undefined;
  cell.show("failed");
  throw new Error(reply.reason);
}
