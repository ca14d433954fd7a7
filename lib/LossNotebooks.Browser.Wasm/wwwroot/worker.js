// The engine in a worker of the page. It and the page speak in Jupyter's messages; before the first, the page names its notebook.
import { dotnet } from "./_framework/dotnet.js";
import { fetchAll } from "./download.js";

const resource = fetchAll((loaded, total) => postMessage({ progress: { loaded, total } }));
const started = dotnet.withResourceLoader(resource).create();
const early = [];
let worker = null;

addEventListener("message", ({ data }) => {
  if (data.start) {
    start(data.start.notebook).catch((fault) => postMessage({ failed: `The engine could not be started: ${fault.message ?? fault}` }));
  } else if (worker) {
    worker.Receive(JSON.stringify(data));
  } else {
    early.push(data);
  }
});

async function start(notebook) {
  const cells = fetchCells(notebook);
  const { setModuleImports, getAssemblyExports } = await started;
  setModuleImports("worker.js", { post: (message) => postMessage(JSON.parse(message)) });
  const { LossNotebooks } = await getAssemblyExports("LossNotebooks.Browser.dll");
  LossNotebooks.Browser.Worker.Start(...(await cells));
  worker = LossNotebooks.Browser.Worker;
  postMessage({ ready: true });
  early.splice(0).forEach((message) => worker.Receive(JSON.stringify(message)));
}

// A notebook without compiled cells, such as a scratch page, has none to fetch.
async function fetchCells(notebook) {
  const file = (ending) => fetch(new URL(`cells/${encodeURIComponent(notebook)}.${ending}`, import.meta.url));
  const [json, images] = await Promise.all([file("json"), file("bin")]);
  return json.ok && images.ok ? [await json.text(), new Uint8Array(await images.arrayBuffer())] : ["", new Uint8Array()];
}
