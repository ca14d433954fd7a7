// Would the tests notice a fault? Changes one place of the code after the other, and runs the tests: see usage.
// Stryker.NET says which changes there are. Each is compiled by itself: code that holds all at once, as Stryker runs it, computes a hundred times
// slower. .ci/survivors.txt explains changes that no test can notice, or need not: `path: what was → what came of it: why`, a line each.
import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const aim = 85;
const core = { project: "LossNotebooks", tests: "LossNotebooks.Tests" };
const areas = {
  nbformat: { project: "LossNotebooks.Notebooks", tests: "LossNotebooks.Notebooks.Tests", files: ["**/*.cs"] },
  wire: { project: "LossNotebooks.Jupyter", tests: "LossNotebooks.Jupyter.Tests",
    files: ["**/Protocol/Wire.cs", "**/Protocol/Connection.cs"], only: ["-class", "*.ConnectionTests", "-class", "*.WireTests"] },
  links: { ...core, files: ["**/Links/*.cs"] },
  training: { ...core, files: ["**/Training/*.cs"] },
  distributions: { ...core, files: ["**/Distributions/*.cs"] },
  likelihoods: { ...core, files: ["**/Likelihoods/*.cs"] },
};
const [name, count = "Infinity"] = process.argv.slice(2);
const area = areas[name];
if (!area || !(Number(count) > 0)) {
  console.log(`usage: node .ci/mutation.mjs ${Object.keys(areas).join("|")} [COUNT]

Prints each change of an area that the tests do not notice and .ci/survivors.txt does not explain, and then how many they notice. The code is 1
where it is less than ${aim} %. With COUNT only so many changes are tried, spread evenly. A change takes seconds, one that goes unnoticed minutes.`);
  process.exit(name === "--help" ? 0 : 2);
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const work = mkdtempSync(join(tmpdir(), "mutation-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));
process.on("SIGINT", () => process.exit(130));
const quiet = { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28, encoding: "utf8" };
const dotnet = (folder, ...args) => execFileSync("dotnet", args, { ...quiet, cwd: folder });

const clone = join(work, "clone");
const skipped = new Set([".git", "bin", "obj", "node_modules"]);
cpSync(root, clone, { recursive: true, filter: path => !skipped.has(basename(path)) });
const project = join(clone, "lib", area.project);
const suite = join(clone, "tests", area.tests);
const report = changes();
if (report.length === 0) {
  throw new Error(`Stryker found nothing to change in ${area.files}.`);
}
dotnet(suite, "build", "--verbosity", "quiet");
const built = join(suite, "bin/Debug/net10.0");
const compile = compilerOf(project);
const explained = readFileSync(join(root, ".ci/survivors.txt"), "utf8").split("\n").filter(line => line && !line.startsWith("#"));
const every = Math.max(1, report.length / Number(count));
const tried = report.filter((_, i) => Math.floor(i / every) !== Math.floor((i - 1) / every));
let noticed = 0, judged = 0, next = 0;
await Promise.all(Array.from({ length: availableParallelism() }, (_, slot) => judge(slot)));
const score = 100 * noticed / judged;
console.log(`${noticed} of ${judged} changes were noticed: ${score.toFixed(1)} %, of ${aim} %. There are ${report.length}.`);
process.exitCode = score >= aim ? 0 : 1;

// Stryker runs a test that calls nothing, which no change fails, and writes down all that compile.
function changes() {
  const stub = join(work, "stub");
  cpSync(clone, stub, { recursive: true });
  const tests = join(stub, "tests", area.tests);
  for (const path of readdirSync(tests, { recursive: true }).filter(path => path.endsWith(".cs"))) {
    rmSync(join(tests, path));
  }
  writeFileSync(join(tests, "NoTests.cs"), `namespace ${area.tests};\n\npublic class NoTests\n{\n    [Fact]\n    public void Nothing_is_called() => Assert.True(true);\n}\n`);
  const config = { project: `${area.project}.csproj`, "test-runner": "mtp", "target-framework": "net10.0", "coverage-analysis": "perTest",
    reporters: ["json"], mutate: area.files };
  writeFileSync(join(tests, "stryker-config.json"), JSON.stringify({ "stryker-config": config }));
  dotnet(work, "tool", "install", "dotnet-stryker", "--version", "5.1.0", "--tool-path", join(work, "tools"));
  execFileSync(join(work, "tools/dotnet-stryker"), ["--output", work, "--skip-version-check"], { ...quiet, cwd: tests });
  const { files } = JSON.parse(readFileSync(join(work, "reports/mutation-report.json"), "utf8"));
  return Object.entries(files).flatMap(([path, { source, mutants }]) => mutants.filter(({ status }) => status === "Survived" || status === "NoCoverage")
    .map(({ location, replacement }) => ({ path: path.slice(stub.length + 1), source, location, replacement })));
}

// What the build calls the compiler with, but for analysers. It says so only where something is to be compiled.
function compilerOf(folder) {
  rmSync(join(folder, `obj/Debug/${area.project}.dll`));
  const said = dotnet(folder, "msbuild", "-target:Compile", "-getItem:CscCommandLineArgs", "-getProperty:RoslynTargetsPath",
    "-property:ProvideCommandLineArgs=true;SkipCompilerExecution=true;RunAnalyzers=false;TreatWarningsAsErrors=false");
  const { Items, Properties } = JSON.parse(said);
  const args = Items.CscCommandLineArgs.map(({ Identity }) => Identity).filter(arg => !/^\/(noconfig|doc:|refout:|analyzerconfig:|out:)/.test(arg));
  const csc = join(Properties.RoslynTargetsPath, "bincore/csc.dll");
  return async (path, changed, out) => (await run("dotnet", [csc, "-shared", "-noconfig", `-out:${out}`,
    ...args.map(arg => join(folder, arg) === path ? changed : arg)], { cwd: folder })).code === 0;
}

// Tests that are likelier to notice, or faster, come first.
function stages(path) {
  if (area.project !== core.project) {
    return [area.only ?? []];
  }
  const laws = ["-class", "*.LikelihoodLawTests", "-class", "*.ScalarDistributionLawTests"];
  const others = laws.map(arg => arg.replace("-class", "-class-"));
  const words = basename(path).replace(/(Likelihood|Link)?\..*/, "").split(/\B(?=[A-Z])/).filter(word => word.length > 1);
  return [[...laws, ...words.flatMap(word => ["-displayName", `*${word}*`])], others, laws];
}

// Takes changes from the common list until it is empty, in a folder of its own.
async function judge(slot) {
  const folder = join(dirname(built), `slot${slot}`);
  cpSync(built, folder, { recursive: true });
  const library = join(folder, `${area.project}.dll`);
  if (slot === 0 && !await compile("", "", library)) {
    throw new Error("The compiler refuses what nobody has changed.");
  }
  const failed = slot === 0 && await whatNotices(folder, report[0].path);
  if (failed) {
    throw new Error(`The tests fail although nothing was changed: ${failed.slice(-4000)}`);
  }
  while (next < tried.length) {
    const { path, source, location: { start, end }, replacement } = tried[next++];
    const lines = source.split("\n");
    const before = [...lines.slice(0, start.line - 1), lines[start.line - 1].slice(0, start.column - 1)].join("\n");
    const after = [lines[end.line - 1].slice(end.column - 1), ...lines.slice(end.line)].join("\n");
    const changed = join(work, `changed${slot}.cs`);
    writeFileSync(changed, before + replacement + after);
    if (!await compile(join(clone, path), changed, library)) {
      continue;
    }
    judged++;
    if (await whatNotices(folder, path)) {
      noticed++;
      continue;
    }
    const text = `${source.slice(before.length, source.length - after.length)} → ${replacement}`.replace(/\s+/g, " ");
    if (!explained.some(why => why.startsWith(`${path}: ${text}: `))) {
      console.log(`${path}:${start.line}: ${text}`);
    }
  }
}

// What the tests say that notice; null if none does.
async function whatNotices(folder, path) {
  let called = 0;
  for (const tests of stages(path)) {
    // A limit of the processor's time, not of the clock's: a machine with other work is slower, but notices no more.
    const { code, said } = await run("sh", ["-c", `ulimit -t 240; exec "$@"`, "sh", join(folder, area.tests),
      "-noLogo", "-noColor", "-stopOnFail", "-preEnumerateTheories", ...tests],
      { cwd: folder, timeout: 1_800_000, env: { ...process.env, TMPDIR: folder, DOTNET_GCHeapHardLimit: "80000000" } }); // 2 GB.
    if (/^\W*(\[\d+m)?error: /.test(said)) {
      throw new Error(`The tests can't be called for ${path}: ${said}`);
    }
    // Tests that find no end, or no memory, notice, too.
    if (code !== 0) {
      return said || `${code}`;
    }
    called += Number(/Total: (\d+)/.exec(said)[1]);
  }
  if (called === 0) {
    throw new Error(`No tests were called for ${path}.`);
  }
  return null;
}

function run(file, args, options) {
  return new Promise(resolve => execFile(file, args, { maxBuffer: 1 << 28, ...options },
    (error, said) => resolve({ code: error ? error.code ?? 1 : 0, said })));
}
