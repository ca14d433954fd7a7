// Stands in for the engine: answers each cell with the outputs that its notebook has stored, and understands a few lines that tests write.
let stored;
let count = 0;
const ran = [];

const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

self.onmessage = async ({ data }) => {
  if (data.start) {
    postMessage({ progress: { loaded: 0, total: 3_400_000 } });
    stored = await (await fetch(new URL(`${data.start.notebook}.json`, import.meta.url))).json();
    postMessage({ progress: { loaded: 3_400_000, total: 3_400_000 } });
    postMessage({ ready: true });
    postMessage({ compiler: true });
    return;
  }
  const send = (channel, type, content) => postMessage({
    channel, header: { msg_id: `w${++count}`, msg_type: type }, parent_header: data.header, metadata: {}, content,
  });
  const put = (type, content) => send("iopub", type, content);
  put("status", { execution_state: "busy" });
  if (data.header.msg_type === "complete_request") {
    send("shell", "complete_reply", { status: "ok", matches: ["WriteLine", "WriteBlank"], cursor_start: 8, cursor_end: 9 });
  } else {
    ran.push(data.metadata.cellId);
    put("execute_input", { code: data.content.code, execution_count: ran.length });
    const status = await execute(data, put);
    send("shell", "execute_reply", { status, execution_count: ran.length });
  }
  put("status", { execution_state: "idle" });
};

async function execute({ content: { code }, metadata: { cellId } }, put) {
  const write = (text, name = "stdout") => put("stream", { name, text });
  let known = false;
  for (const [index, line] of code.split("\n").entries()) {
    const said = /^Console\.WriteLine\("(.*)"\);/.exec(line);
    const address = /^Fetch\("(.*)"\);/.exec(line);
    known ||= Boolean(said || address || /^(while|Fault|Ran|Show)\b/.test(line));
    if (said) write(`${said[1]}\n`);
    if (address) await fetch(address[1]).then(() => write("reached"), () => write("refused"));
    if (line.startsWith("Ran")) write(ran.join(" "));
    if (line.startsWith("while")) for (;;);
    if (line.startsWith("Show")) {
      put("display_data", { data: { "text/plain": "half" }, metadata: {}, transient: { display_id: "d" } });
      put("update_display_data", { data: { "image/png": png, "text/plain": "whole" }, metadata: {}, transient: { display_id: "d" } });
    }
    if (line.startsWith("Fault")) {
      write(`\n(${index + 1},1): error CS0103: The name 'Fault' does not exist in the current context\n\n`, "stderr");
      put("error", { ename: "Error", evalue: "compilation error", traceback: [] });
      return "error";
    }
  }
  if (!known) for (const { output_type: type, text, ...content } of stored[cellId] ?? []) put(type, { text: text?.join(""), ...content });
  return "ok";
}
