// What the compiler says of code while one types, once the engine has it.
import { fromPoints } from "./protocol.js";

/** Finds the faults of code for the editor. One request at a time is on its way; of what comes meanwhile the last counts. */
export function faultsOf(kernel) {
  let last;
  let before;
  return async code => {
    if (!kernel.hasCompiler || code.trim() === "") return [];
    const turn = last = {};
    await before;
    if (turn !== last) return [];
    const reply = await (before = kernel.ask("diagnose_request", { code }));
    if (reply.status !== "ok") return [];
    return reply.diagnostics.map(({ start, end, severity, text }) =>
      ({ from: fromPoints(code, start), to: fromPoints(code, end), severity, message: text }));
  };
}
