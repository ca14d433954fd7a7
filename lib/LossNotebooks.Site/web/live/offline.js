// Keeps a course for readers without a connection, once they have run something: the engine as a whole, and this page.
import { engineOf, enginesOf, pagesOf } from "./cache-names.js";

/** Begins it; where browsers keep nothing, as on pages that came without encryption, nothing is kept. */
export async function keepForLater({ version, files }) {
  if (!("serviceWorker" in navigator)) return;
  try {
    const { scope } = await navigator.serviceWorker.register(new URL("service-worker.js", document.baseURI));
    const engine = await caches.open(engineOf(scope, version));
    for (const file of files) if (!await engine.match(file)) await engine.add(file);
    // The new one is complete: only now the last one goes.
    for (const name of await caches.keys())
      if (name.startsWith(enginesOf(scope)) && name !== engineOf(scope, version)) await caches.delete(name);
    await keepPage(await caches.open(pagesOf(scope)), scope);
  } catch (error) {
    console.info(`The page can't be kept for later: ${error.message}`);
  }
}

// What this page has asked for before anybody kept it, the editor, and at last the page itself.
async function keepPage(cache, scope) {
  const own = performance.getEntriesByType("resource").map(({ name }) => name.split("#")[0])
    .filter(name => name.startsWith(scope) && (!name.startsWith(`${scope}live/`) || name.endsWith("/files.json")));
  const all = [...own, new URL("assets/live/editor.js", scope).href, location.href.split("#")[0]];
  for (const address of new Set(all)) if (!await cache.match(address)) await cache.add(address);
}
