// Stands in for the engine: answers each cell with the outputs that its notebook has stored, and understands a few lines that tests write.
let stored;
let count = 0;
const ran = [];
const states = [];
let opened;
let memory = 100_000_000;

const plotly = "application/vnd.plotly.v1+json";
const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

self.onmessage = async ({ data }) => {
  if (data.start) {
    postMessage({ progress: { loaded: 0, total: 3_400_000 } });
    stored = await (await fetch(new URL(`${data.start.notebook}.json`, import.meta.url))).json();
    postMessage({ progress: { loaded: 3_400_000, total: 3_400_000 } });
    new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])); // Which the page's policy must allow.
    postMessage({ ready: true });
    postMessage({ compiler: true });
    return;
  }
  if (data.prepare) return;
  const send = (channel, type, content) => postMessage({
    channel, header: { msg_id: `w${++count}`, msg_type: type }, parent_header: data.header, metadata: {}, content,
  });
  const put = (type, content) => send("iopub", type, content);
  put("status", { execution_state: "busy" });
  if (data.header.msg_type === "complete_request") {
    send("shell", "complete_reply", { status: "ok", matches: ["WriteLine", "WriteBlank"], cursor_start: 8, cursor_end: 9 });
  } else if (data.header.msg_type === "inspect_request") {
    send("shell", "inspect_reply", { status: "ok", found: true, data: { "text/plain": `about ${data.content.code}` } });
  } else if (data.header.msg_type === "diagnose_request") {
    const start = data.content.code.indexOf("Fault");
    const diagnostics = start < 0 ? [] : [{ start, end: start + 5, severity: "error", text: "CS0103: There is no Fault." }];
    send("shell", "diagnose_reply", { status: "ok", diagnostics });
  } else if (data.header.msg_type === "comm_msg") {
    states.push(data.content.data.state);
    put("comm_msg", { comm_id: data.content.comm_id, data: moves[opened](...data.content.data.state) });
  } else if (data.header.msg_type === "comm_open") {
    opened = data.content.data.display_id;
  } else {
    ran.push(data.metadata.cellId);
    put("execute_input", { code: data.content.code, execution_count: ran.length });
    const status = await execute(data, put);
    send("shell", "execute_reply", { status, execution_count: ran.length });
  }
  put("status", { execution_state: "idle" });
  if (data.header.msg_type === "execute_request") postMessage({ memory });
};

async function execute({ content: { code }, metadata: { cellId } }, put) {
  const write = (text, name = "stdout") => put("stream", { name, text });
  let known = false;
  for (const [index, line] of code.split("\n").entries()) {
    const said = /^Console\.WriteLine\("(.*)"\);/.exec(line);
    const address = /^Fetch\("(.*)"\);/.exec(line);
    known ||= Boolean(said || address || /^(while|Flood|Fault|Ran|Show|Grow|Lead)\b/.test(line));
    if (said) write(`${said[1]}\n`);
    if (address) await fetch(address[1]).then(() => write("reached"), () => write("refused"));
    if (line.startsWith("Ran")) write(ran.join(" "));
    if (line === "double answer = 1;") stored["ex-1-check"] = [{ output_type: "execute_result", data: { "text/plain": "✔ Right." } }];
    if (line.startsWith("Grow")) memory = 900_000_000;
    if (line.startsWith("Lead")) put("display_data", {
      data: { "text/html": "<b>here</b><meta http-equiv=\"refresh\" content=\"0; url=moving.html\"><base href=\"/other/\">" },
    });
    if (line.startsWith("while")) for (;;);
    if (line.startsWith("Flood")) for (;;) write("a line that goes on and on\n");
    if (line.startsWith("Show")) {
      write("gone");
      put("clear_output", { wait: true });
      put("display_data", { data: { "text/plain": "half" }, metadata: {}, transient: { display_id: "d" } });
      put("update_display_data", { data: { "image/png": png, "text/plain": "whole" }, metadata: {}, transient: { display_id: "d" } });
    }
    if (line.startsWith("Fault")) {
      write(`\n(${index + 1},1): error CS0103: The name 'Fault' does not exist in the current context\n\n`, "stderr");
      put("error", { ename: "Error", evalue: "compilation error", traceback: [] });
      return "error";
    }
  }
  if (!known) for (const { output_type: type, text, ...content } of stored[cellId] ?? [])
    put(type, { text: text?.join(""), ...content, ...cellId in moves && { transient: { display_id: cellId } } });
  return "ok";
}

// The cells whose figures can be moved, and what these become.
const moves = { moving: grab, sliding: slide };

// That of the cell "sliding": a level line. Between its last two stops there is none.
function slide(stop) {
  if (stop > 1 && stop < 2) return { error: "There is no such stop." };
  const figure = structuredClone(stored[opened][0].data[plotly]);
  figure.data[0].y = figure.data[0].x.map(() => stop);
  figure.layout.meta = { stops: [`engine’s ${stop}`] };
  delete figure.layout.sliders;
  delete figure.frames;
  return { data: { [plotly]: figure } };
}

// That of the cell "moving": a level line, and a title that tells of what was asked. Above 3.5 there is none.
function grab(height, x, y, width, presses) {
  if (height > 3.5) return { error: "There is no line above 3.5." };
  const figure = structuredClone(stored[opened][0].data[plotly]);
  figure.data[0].y = figure.data[0].x.map(() => height);
  figure.layout.title.text = `at ${height}, ${states.length} asked`;
  const [up, place, slider, button] = figure.layout.meta.handles;
  Object.assign(up, { value: [height], y: height });
  Object.assign(place, { value: [x, y], x, y });
  [slider.value, button.value] = [[width], [presses]];
  return { data: { [plotly]: figure } };
}
