// Do packages that the project uses have a known weakness, or have they been given up? Fails on those that .ci/advisories.txt does not
// name.
//   node .ci/advisories.mjs         after `dotnet restore`
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const accepted = new Set(readFileSync(join(root, ".ci/advisories.txt"), "utf8").split("\n")
  .filter(line => line && !line.startsWith("#")).map(line => line.split(/\s+/).slice(0, 3).join(" ")));

function answer(program, args, folder) {
  const { stdout } = spawnSync(program, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  try {
    return JSON.parse(stdout);
  } catch {
    return {};
  }
}

// What NuGet says of the packages of a project or solution: "name version kind" each.
function nuget(place, kind) {
  const said = answer("dotnet", ["list", place, "package", `--${kind}`, "--include-transitive", "--format", "json"], root);
  const packages = (said.projects ?? []).flatMap(project => project.frameworks ?? [])
    .flatMap(({ topLevelPackages = [], transitivePackages = [] }) => [...topLevelPackages, ...transitivePackages]);
  return [...new Set(packages.map(({ id, resolvedVersion }) => `${id} ${resolvedVersion} ${kind}`))];
}

// A registry that knows nothing answers like one that has found nothing: it is asked for a package whose weakness has been known for years.
function nugetKnows() {
  const folder = mkdtempSync(join(tmpdir(), "advisories-"));
  try {
    const project = join(folder, "known.csproj");
    writeFileSync(project, `<Project Sdk="Microsoft.NET.Sdk">
      <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
      <ItemGroup><PackageReference Include="Newtonsoft.Json" Version="12.0.1" /></ItemGroup></Project>`);
    spawnSync("dotnet", ["restore", project]);
    return nuget(project, "vulnerable").length > 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const found = [];
if (nugetKnows()) {
  found.push(...nuget("LossNotebooks.sln", "vulnerable"), ...nuget("LossNotebooks.sln", "deprecated"));
} else {
  console.log("NuGet's registry, as it is reached from here, says nothing of vulnerable or deprecated packages.");
}
const { vulnerabilities } = answer("npm", ["audit", "--json"], join(root, "lib/LossNotebooks.Site/web"));
if (vulnerabilities) {
  found.push(...Object.values(vulnerabilities).map(({ name, range }) => `${name} ${range.replaceAll(" ", "")} vulnerable`));
} else {
  console.log("npm's registry, as it is reached from here, says nothing of vulnerable packages.");
}
const unknown = found.filter(line => !accepted.has(line));
for (const line of unknown) {
  console.error(`${line}: take another version, or name it in .ci/advisories.txt and say why it does no harm here.`);
}
process.exit(unknown.length === 0 ? 0 : 1);
