// Fetches what the runtime is made of, counts the bytes, and unpacks what was packed for hosts that don't.
import packs from "./packs.js";
import { unpacked } from "./unpack.js";

export function fetchAll(report) {
  const fetched = new Map();
  // What the first run needs is counted apart from what comes later.
  const counts = new Map([false, true].map((later) => [
    later, { loaded: 0, total: packs.filter((pack) => pack.later === later).reduce((sum, { size }) => sum + size, 0) },
  ]));

  async function fetchPack({ name, later }) {
    const answer = await fetch(new URL(`${name}.bin`, import.meta.url));
    if (!answer.ok) {
      throw new Error(`${name} is not there (${answer.status})`);
    }
    const count = counts.get(later);
    const counted = new TransformStream({
      transform(piece, to) {
        to.enqueue(piece);
        count.loaded += piece.length;
        report(Math.min(count.loaded, count.total), count.total);
      },
    });
    return unpacked(answer.body.pipeThrough(counted));
  }

  // What is alone in its pack may be compiled while it is unpacked.
  async function fetchOne(file) {
    const pack = packs.find(({ files }) => file in files);
    const names = Object.keys(pack.files);
    if (names.length === 1) {
      return fetchPack(pack);
    }
    if (!fetched.has(pack)) {
      const bytes = fetchPack(pack).then((answer) => new Response(answer).arrayBuffer());
      fetched.set(pack, bytes);
      bytes.catch(() => fetched.delete(pack)); // Whoever asks next tries again.
    }
    const start = names.slice(0, names.indexOf(file)).reduce((sum, name) => sum + pack.files[name], 0);
    return (await fetched.get(pack)).slice(start, start + pack.files[file]);
  }

  return {
    // Scripts are imported as they are: every host compresses those.
    resource: (type, file) => (type === "dotnetjs" ? undefined
      : fetchOne(file).then((bytes) => new Response(bytes, { headers: { "Content-Type": "application/wasm" } }))),
    /** The documentation of the library: the names of its files, each with its bytes. */
    documentation: () => Promise.all(Object.keys(packs.find(({ name }) => name === "documentation").files)
      .map(async (file) => [file, new Uint8Array(await fetchOne(file))])),
  };
}
