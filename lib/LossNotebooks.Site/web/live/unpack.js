// Unpacks what was packed with Brotli: by the browser, or by a library where that can't.
import init, { decompress } from "brotli-dec-wasm/web";

let library;

export async function unpacked(stream) {
  const native = ofBrowser();
  if (native) return stream.pipeThrough(native);
  library ??= start();
  const [bytes] = await Promise.all([new Response(stream).arrayBuffer(), library]);
  return decompress(new Uint8Array(bytes));
}

function ofBrowser() {
  try {
    return new DecompressionStream("brotli");
  } catch {
    return null;
  }
}

async function start() {
  const { body } = await fetch(new URL("unpack.wasm.bin", import.meta.url));
  const bytes = await new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  await init({ module_or_path: bytes });
}
