// Fetches what the runtime is made of, counts the bytes, and unpacks what was packed for hosts that don't.
import { unpacked } from "./unpack.js";

export function fetchAll(report) {
  let loaded = 0;
  const place = (name) => new URL(name, import.meta.url);
  const total = fetch(place("files.json")).then((answer) => answer.json())
    .then((files) => Object.values(files).reduce((sum, size) => sum + size, 0));

  async function fetchOne(name) {
    const answer = await fetch(place(`_framework/${name}.bin`));
    if (!answer.ok) {
      throw new Error(`${name} is not there (${answer.status})`);
    }
    const counted = new TransformStream({
      async transform(piece, to) {
        to.enqueue(piece);
        loaded += piece.length;
        report(loaded, await total);
      },
    });
    const bytes = await unpacked(answer.body.pipeThrough(counted));
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(bytes, { headers: { "Content-Type": type } });
  }

  // Scripts are imported as they are: every host compresses those.
  return (type, name) => (type === "dotnetjs" ? undefined : fetchOne(name));
}
