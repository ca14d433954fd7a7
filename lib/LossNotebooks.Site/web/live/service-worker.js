// Between the pages and the network: what a reader has read and run once works without a connection. Pages are asked for anew each time,
// and the engine, whose address holds its version, never twice.
import { enginesOf, pagesOf } from "./cache-names.js";

const { scope } = registration;
const isOfEngine = address => address.startsWith(`${scope}live/`) && !address.endsWith("/live/files.json");

addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil(clients.claim()));
addEventListener("fetch", event => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0];
  // Downloads are for keeping elsewhere, and what a server tells of changes has no end.
  if (request.method !== "GET" || !address.startsWith(scope) || /\.(zip|ipynb)$|\/assets\/changes$/.test(address)) return;
  event.respondWith(isOfEngine(address) ? kept(request, event) : newest(request, event));
});

async function kept(request, event) {
  const copy = await caches.match(request, { ignoreSearch: true });
  if (copy) return copy;
  const answer = await fetch(request);
  const version = request.url.slice(`${scope}live/`.length).split("/")[0];
  keep(answer, request, enginesOf(scope) + version, event);
  return answer;
}

async function newest(request, event) {
  try {
    const answer = await fetch(request);
    keep(answer, request, pagesOf(scope), event);
    return answer;
  } catch (failure) {
    const copy = await caches.match(request, { ignoreSearch: true });
    if (copy) return copy;
    throw failure;
  }
}

function keep(answer, request, name, event) {
  if (answer.status !== 200) return;
  const copy = answer.clone();
  event.waitUntil(caches.open(name).then(cache => cache.put(request, copy)));
}
