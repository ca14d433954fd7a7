// The table of .ci/coverage, from what Coverlet has counted:
//   node .ci/coverage.mjs FILE [core] [--missed]
import { readFileSync } from "node:fs";

const [file, ...wishes] = process.argv.slice(2);
const aims = { LossNotebooks: 97 };
const least = 90;

// The lines and branches of a source file, each with whether it was reached. A line may belong to several methods, lambdas being methods.
function reached(classes) {
  const [lines, branches] = [new Map(), []];
  for (const { Lines, Branches } of Object.values(classes).flatMap(Object.values)) {
    for (const [line, hits] of Object.entries(Lines)) lines.set(+line, hits > 0 || lines.get(+line) === true);
    branches.push(...Branches.map(({ Line, Hits }) => ({ line: Line, hit: Hits > 0 })));
  }
  return { lines: [...lines].map(([line, hit]) => ({ line, hit })), branches };
}

const rate = things => things.length ? 100 * things.filter(({ hit }) => hit).length / things.length : 100;

const projects = Object.entries(JSON.parse(readFileSync(file, "utf8")))
  .map(([assembly, sources]) => ({
    name: assembly.replace(/\.dll$/, ""),
    sources: Object.entries(sources).map(([path, classes]) => ({ path: path.replace(/^\//, ""), ...reached(classes) })),
  }))
  .filter(({ name }) => !wishes.includes("core") || name === "LossNotebooks")
  .sort((a, b) => a.name < b.name ? -1 : 1);

if (wishes.includes("--missed")) {
  for (const { path, lines, branches } of projects.flatMap(({ sources }) => sources)) {
    const missed = lines.filter(({ hit }) => !hit).map(({ line }) => line);
    const halves = branches.filter(({ line, hit }) => !hit && !missed.includes(line)).map(({ line }) => line);
    for (const line of [...new Set([...missed, ...halves])].sort((a, b) => a - b)) {
      console.log(`${path}:${line} is ${missed.includes(line) ? "not reached" : "not left in every way"}`);
    }
  }
}

let below = 0;
console.log(`${"project".padEnd(28)} lines %  branches %  aim`);
for (const { name, sources } of projects) {
  const [lines, branches] = [rate(sources.flatMap(({ lines }) => lines)), rate(sources.flatMap(({ branches }) => branches))];
  const aim = aims[name] ?? least;
  const met = Math.min(lines, branches) >= aim;
  below += met ? 0 : 1;
  const [shownLines, shownBranches] = [lines.toFixed(1).padStart(7), branches.toFixed(1).padStart(10)];
  console.log(`${name.padEnd(28)} ${shownLines}  ${shownBranches}  ${aim}  ${met ? "met" : "not met"}`);
}
process.exit(below ? 1 : 0);
