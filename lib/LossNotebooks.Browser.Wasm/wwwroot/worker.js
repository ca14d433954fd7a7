// The engine in a worker of the page. It and the page speak in Jupyter's messages; before the first, the page names its notebook.
import { dotnet } from "./_framework/dotnet.js";
import { fetchAll } from "./download.js";

const resource = fetchAll((loaded, total) => postMessage({ progress: { loaded, total } }));
const runtime = dotnet.withResourceLoader(resource).create();
let begin;
let compiler = null;

// One message after the other: those that come before the engine is ready, or while the compiler is on its way, wait.
let turn = new Promise((ready) => { begin = ready; }).then(start);
addEventListener("message", ({ data }) => {
  if (data.start) {
    begin(data.start.notebook);
  } else {
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
  if (!compiler && worker.NeedsCompiler(header.msg_type, metadata?.cellId ?? "", content.code ?? "")) {
    compiler = startCompiler(worker);
    await compiler;
  }
  worker.Receive(JSON.stringify(message));
  if (compiler) {
    setTimeout(() => worker.Prepare());
  }
  return worker;
}

async function startCompiler(worker) {
  const { getConfig, INTERNAL } = await runtime;
  await Promise.all(getConfig().resources.lazyAssembly.map((file) => INTERNAL.loadLazyAssembly(file.name)));
  await worker.StartCompiler();
  postMessage({ compiler: true });
}

// A notebook without compiled cells, such as a scratch page, has none to fetch.
async function fetchCells(notebook) {
  const file = (ending) => fetch(new URL(`cells/${encodeURIComponent(notebook)}.${ending}`, import.meta.url));
  const [json, images] = await Promise.all([file("json"), file("bin")]);
  return json.ok && images.ok ? [await json.text(), new Uint8Array(await images.arrayBuffer())] : ["", new Uint8Array()];
}
