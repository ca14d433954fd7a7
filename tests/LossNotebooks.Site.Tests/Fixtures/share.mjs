// Packs cells into the fragment of a link, or takes one that is given, and unpacks it as a page does: a line of JSON for each.
import { createInterface } from "node:readline";
import { decode, encode } from "../../../lib/LossNotebooks.Site/web/live/share.js";

console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  const { cells, fragment } = JSON.parse(line);
  try {
    const text = fragment ?? await encode(cells);
    console.log(JSON.stringify({ text, cells: await decode(text) }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
}
