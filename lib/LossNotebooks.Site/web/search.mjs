// Makes the index of a course's words: sections as JSON in, MiniSearch's index as JSON out.
import { text } from "node:stream/consumers";
import MiniSearch from "minisearch";
import "./search-options.js";
import "./search-packing.js";

const excerptLength = 70;

// Where a sentence or a word ends; TeX is not for reading.
function excerpt(words) {
  const plain = words.replace(/\\[a-zA-Z]+|[{}$\\]/g, " ").replace(/\s+/g, " ").trim();
  return plain.length <= excerptLength ? plain : `${plain.slice(0, plain.lastIndexOf(" ", excerptLength))} …`;
}

const index = new MiniSearch(globalThis.searchOptions);
index.addAll(JSON.parse(await text(process.stdin)).map((section, id) => ({ id, ...section, excerpt: excerpt(section.text) })));
process.stdout.write(JSON.stringify(packIndex(index.toJSON())));
