// A notebook as the fragment of a link: the code of its cells as JSON, compressed, in letters that links may hold. Who opens one may have
// it from anybody: it is bounded before it is unpacked and while it is, and looked through before it is shown.

/** What the fragment begins with. */
export const prefix = "#cells=";

// What is longer had better be sent as a file: some chats and mail programs cut links off that are much shorter.
const longest = 30_000;

// Once it is unpacked.
const largest = 1_000_000;
const mostCells = 200;
const tooLarge = "null";

/** The code of cells as a fragment without its prefix. */
export async function encode(cells) {
  const json = JSON.stringify(cells.map(code => code.toWellFormed()));
  const packed = new Blob([json]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The code of the cells that a fragment holds. */
export async function decode(text) {
  if (text.length > longest) throw new Error(`The link is too long: it holds ${text.length} letters, and ${longest} can be read.`);
  let json;
  let cells;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));
    json = await unpack(bytes);
    cells = JSON.parse(json);
  } catch {
    throw new Error("The link holds no cells that can be read: a part of it may have been lost on its way.");
  }
  if (json === tooLarge) throw new Error("The link holds more than a page can show.");
  const isCode = code => typeof code === "string" && code.isWellFormed();
  if (!Array.isArray(cells) || cells.length === 0 || cells.length > mostCells || !cells.every(isCode))
    throw new Error(`The link holds no list of cells, at most ${mostCells}, each with a text.`);
  return cells;
}

async function unpack(bytes) {
  const text = new TextDecoder("utf-8", { fatal: true });
  let json = "";
  for await (const piece of pieces(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")))) {
    json += text.decode(piece, { stream: true });
    if (json.length > largest) return tooLarge;
  }
  return json + text.decode();
}

// Not every browser lets one loop over a stream.
async function* pieces(stream) {
  const reader = stream.getReader();
  try {
    for (let piece; !(piece = await reader.read()).done;) yield piece.value;
  } finally {
    reader.cancel().catch(() => {});
  }
}
