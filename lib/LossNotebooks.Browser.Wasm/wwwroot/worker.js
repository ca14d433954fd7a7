// The engine in a worker of the page. It and the page speak in Jupyter's messages; before the first, the page names its notebook.
import { dotnet } from "./_framework/dotnet.js";
import { fetchAll } from "./download.js";

// For so long nobody has asked for anything (ms): what takes the engine a moment then disturbs no drag and no cell.
const pause = 1000;

const { resource, documentation } = fetchAll((loaded, total) => postMessage({ progress: { loaded, total } }));
const runtime = dotnet.withResourceLoader(resource).create();
let begin;
let compiler = null;
let isWarm = false;
let isToPrepare = false;
let waiting = 0;
let rest;

// One message after the other: those that come before the engine is ready, or while the compiler is on its way, wait.
const started = new Promise((ready) => { begin = ready; }).then(start);
let turn = started;
addEventListener("message", ({ data }) => {
  if (data.start) {
    begin(data.start.notebook);
  } else if (data.prepare) {
    isToPrepare = true;
    started.then(prepareLater);
    return;
  } else {
    clearTimeout(rest);
    waiting++;
    turn = turn.then((worker) => answer(worker, data));
  }
  turn.catch((fault) => postMessage({ failed: `The engine has failed: ${fault.message ?? fault}` }));
});

async function start(notebook) {
  const cells = fetchCells(notebook);
  const { setModuleImports, getAssemblyExports, getConfig } = await runtime;
  setModuleImports("worker.js", { post: (message) => postMessage(JSON.parse(message)) });
  const { Worker } = (await getAssemblyExports("LossNotebooks.Browser.dll")).LossNotebooks.Browser;
  const { coreAssembly = [], assembly, lazyAssembly } = getConfig().resources;
  const files = [...coreAssembly, ...assembly, ...lazyAssembly].map((file) => file.virtualPath ?? file.name);
  Worker.Start(files.map((file) => file.replace(/\.wasm$/, ".dll")), ...(await cells));
  postMessage({ ready: true });
  return Worker;
}

async function answer(worker, message) {
  const { header, metadata, content } = message;
  if (worker.NeedsCompiler(header.msg_type, metadata?.cellId ?? "", content.code ?? "")) {
    await ensureCompiler(worker);
  }
  await worker.Receive(JSON.stringify(message));
  waiting--;
  if (header.msg_type === "execute_request") {
    postMessage({ memory: await memory() });
  }
  if (isToPrepare || compiler) {
    prepareLater(); // What has come meanwhile has put it off.
  }
  return worker;
}

function prepareLater() {
  clearTimeout(rest);
  rest = setTimeout(prepare, pause);
}

// While nobody waits: starts the compiler and tells it of the cells that ran without it, one at a time, so that a message that comes
// meanwhile is answered soon. Its first compilation, which takes longest, comes last.
async function prepare() {
  try {
    const worker = await started;
    await ensureCompiler(worker);
    if (waiting > 0) {
      return; // After the answer it goes on.
    }
    if (!worker.Prepare()) {
      rest = setTimeout(prepare);
    } else if (!isWarm) {
      isWarm = true;
      await worker.WarmUp();
    }
  } catch (fault) {
    console.info(`The compiler is not ready yet: ${fault.message ?? fault}`); // Whoever needs it tries again, and hears of it.
  }
}

async function ensureCompiler(worker) {
  compiler ??= startCompiler(worker);
  try {
    await compiler;
  } catch (fault) {
    compiler = null;
    throw fault;
  }
}

async function startCompiler(worker) {
  const { getConfig, INTERNAL } = await runtime;
  // Code can be compiled without it.
  const said = documentation().catch((fault) => {
    console.info(`The documentation is not there: ${fault.message ?? fault}`);
    return [];
  });
  await Promise.all(getConfig().resources.lazyAssembly.map((file) => INTERNAL.loadLazyAssembly(file.name)));
  await worker.StartCompiler();
  for (const [file, xml] of await said) {
    worker.Document(file, xml);
  }
  postMessage({ compiler: true });
}

const memory = async () => (await runtime).localHeapViewU8().buffer.byteLength;

// A notebook without compiled cells has none to fetch.
async function fetchCells(notebook) {
  const file = (ending) => fetch(new URL(`cells/${encodeURIComponent(notebook)}.${ending}`, import.meta.url));
  const [json, images] = await Promise.all([file("json"), file("bin")]);
  if (!json.ok || !images.ok) {
    return ["", new Uint8Array()];
  }
  const packed = await images.blob();
  const unpacked = packed.size > 0 ? packed.stream().pipeThrough(new DecompressionStream("gzip")) : null; // Nothing is packed as nothing.
  return [await json.text(), new Uint8Array(await new Response(unpacked).arrayBuffer())];
}
