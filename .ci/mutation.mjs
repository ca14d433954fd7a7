// The score of .ci/mutation, from Stryker's report:
//   node .ci/mutation.mjs FILE
// .ci/survivors.txt explains changes that no test can notice, or need not: `path: what was → what came of it: why`, a line each.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const aim = 85;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const explained = readFileSync(join(root, ".ci/survivors.txt"), "utf8").split("\n").filter(line => line && !line.startsWith("#"));
const { files } = JSON.parse(readFileSync(process.argv[2], "utf8"));

// What a change replaces: from one place to another, lines and columns counted from 1.
function replaced(source, { start, end }) {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return lines.join(" ").replace(/\s+/g, " ");
}

const changes = Object.entries(files).flatMap(([path, { source, mutants }]) => mutants.map(({ status, location, replacement }) => ({
  status,
  line: location.start.line,
  path: path.replace(/^.*?(?=lib\/)/, ""),
  text: `${replaced(source, location)} → ${replacement.replace(/\s+/g, " ")}`,
})));
const noticed = changes.filter(({ status }) => status === "Killed" || status === "Timeout").length;
const survivors = changes.filter(({ status }) => status === "Survived" || status === "NoCoverage");
for (const { path, line, text } of survivors.filter(({ path, text }) => !explained.some(why => why.startsWith(`${path}: ${text}: `)))) {
  console.log(`${path}:${line}: ${text}`);
}
const score = 100 * noticed / (noticed + survivors.length);
console.log(`${noticed} of ${noticed + survivors.length} changes were noticed: ${score.toFixed(1)} %, of ${aim} %.`);
process.exit(score >= aim ? 0 : 1);
