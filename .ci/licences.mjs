// Writes under which licences the packages stand that the programs are made of (NuGet's and npm's), and those that only tests need:
//   node .ci/licences.mjs           after `dotnet restore`, and `npm ci` in lib/LossNotebooks.Site/web
//   node .ci/licences.mjs --check   says whether the file is current
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = "lib/LossNotebooks.Cli/THIRD-PARTY-LICENCES.md";
const web = join(root, "lib/LossNotebooks.Site/web");
const read = path => readFileSync(path, "utf8").replace(/^\uFEFF/, "");
const json = path => JSON.parse(read(path));

// The packages that projects of a folder were restored with; those of a folder before are not named again.
function nugetPackages(folder) {
  const solution = read(join(root, "LossNotebooks.sln"));
  const projects = [...solution.matchAll(/"([^"]+)\.csproj"/g)].map(match => match[1].replaceAll("\\", "/"))
    .filter(project => project.startsWith(`${folder}/`));
  const packages = new Map();
  for (const project of projects) {
    const assets = json(join(root, dirname(project), "obj/project.assets.json"));
    for (const [key, { type, path }] of Object.entries(assets.libraries)) {
      if (type !== "package") continue;
      const home = Object.keys(assets.packageFolders).map(folder => join(folder, path)).find(existsSync);
      if (!home) {
        console.error(`${project} was restored with ${key}, which is no longer there: \`dotnet restore\` brings it back.`);
        process.exit(1);
      }
      packages.set(key, nuget(...key.split("/"), home));
    }
  }
  return packages;
}

function nuget(name, version, home) {
  const spec = read(join(home, readdirSync(home).find(file => file.endsWith(".nuspec"))));
  const value = element => spec.match(new RegExp(`<${element}\\b[^>]*>\\s*([^<]*?)\\s*</${element}>`))?.[1];
  const [, kind, licence] = spec.match(/<license type="(\w+)"[^>]*>\s*([^<]*?)\s*<\/license>/) ?? [];
  const given = kind === "expression" ? licence
    : kind === "file" ? titled(read(join(home, licence.replaceAll("\\", "/")))) : value("licenseUrl");
  const repository = spec.match(/<repository\b[^>]*\burl="([^"]+)"/)?.[1];
  return { name, version, licence: given ?? "not said in the package", address: value("projectUrl") ?? repository };
}

// Licences that are enclosed as a text, by what only they say.
function titled(text) {
  const known = [["MIT", /Permission is hereby granted, free of charge/], ["Apache-2.0", /Apache License\s+Version 2\.0/],
    ["LGPL-3.0", /GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3/], ["MPL-2.0", /Mozilla Public License.*2\.0/],
    ["BSD-3-Clause", /Redistribution and use in source and binary forms[^]*Neither the name/]];
  return known.find(([, words]) => words.test(text))?.[0] ?? text.trim().split("\n")[0].trim();
}

// One that has a system of its own is another's program for that system, under the same licence.
function npmPackages() {
  const locked = Object.entries(json(join(web, "package-lock.json")).packages).filter(([path, { os }]) => path && !os);
  // The pages' text face was made of a package that no clone fetches.
  const face = { name: "source-serif", licence: "OFL-1.1", address: "https://github.com/adobe-fonts/source-serif",
    version: read(join(web, "fonts/make.mjs")).match(/source-serif@([\d.]+)/)[1] };
  return new Map(locked.map(([path, { version, license }]) => {
    const { homepage, repository } = json(join(web, path, "package.json"));
    const address = homepage ?? (repository?.url ?? repository ?? "").replace(/^git\+|\.git$/g, "").replace(/^git:/, "https:");
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    return [`${name}/${version}`, { name, version, licence: license, address }];
  }).concat([[`${face.name}/${face.version}`, face]]));
}

function table(packages) {
  const rows = [...packages.values()].sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1)
    .map(({ name, version, licence, address }) => `| ${name} | ${version} | ${licence} | ${address ?? ""} |`);
  return ["| package | version | licence | where it comes from |", "|---|---|---|---|", ...rows].join("\n");
}

const shipped = nugetPackages("lib");
const tests = new Map([...nugetPackages("tests")].filter(([key]) => !shipped.has(key)));
const text = `# Licences of the packages

Written by \`node .ci/licences.mjs\`: each package, and under which licence its authors give it.

## In the programs and on the pages, from NuGet

${table(shipped)}

## In the programs and on the pages, from npm

${table(npmPackages())}

## In tests only, from NuGet

${table(tests)}
`;
const place = join(root, file);
if (!process.argv.includes("--check")) {
  writeFileSync(place, text);
} else if (!existsSync(place) || read(place) !== text) {
  console.error(`${file} is not current: \`node .ci/licences.mjs\` writes it.`);
  process.exit(1);
}
