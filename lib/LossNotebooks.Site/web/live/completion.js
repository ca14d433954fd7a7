// Names that the engine proposes while one types, once it has its compiler.
import { fromPoints, toPoints } from "./protocol.js";

const kinds = { method: "method", property: "property", class: "class", struct: "class", enum: "enum", interface: "interface",
  namespace: "namespace", keyword: "keyword", field: "property", local: "variable", parameter: "variable" };

/** A source of completions for the editor. */
export const completionsOf = kernel => async context => {
  if (!kernel.hasCompiler || !context.explicit && !context.matchBefore(/[\w.]$/)) return null;
  const code = context.state.doc.toString();
  const reply = await kernel.ask("complete_request", { code, cursor_pos: toPoints(code, context.pos) });
  if (reply.status !== "ok" || reply.matches.length === 0) return null;
  const [from, to] = [fromPoints(code, reply.cursor_start), fromPoints(code, reply.cursor_end)];
  const types = new Map((reply.metadata?._jupyter_types_experimental ?? []).map(({ text, type }) => [text, type]));
  return {
    from, to, options: reply.matches.map(label => ({
      label, type: kinds[types.get(label)?.toLowerCase()], boost: label.endsWith(":") ? 1 : 0,
      info: () => explain(kernel, code.slice(0, from) + label.replace(/:$/, "")),
    })),
    validFor: /^\w*$/,
  };
};

// What is known of the name with which some code ends.
async function explain(kernel, code) {
  const reply = await kernel.ask("inspect_request", { code, cursor_pos: toPoints(code, code.length), detail_level: 0 });
  return reply.found ? Object.assign(document.createElement("div"), { textContent: reply.data["text/plain"] }) : null;
}
