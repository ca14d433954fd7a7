// Makes one script of the many that run cells in a page, one of the editor, the service worker, and what unpacks the engine; and of the
// scripts and styles that all pages share, each by itself, what browsers need of it.
import { readdirSync } from "node:fs";
import { build } from "esbuild";

const licence = "/*! The editor is CodeMirror 6, (c) Marijn Haverbeke and others, MIT licence. */";
const unpackerLicence =
  "/*! With brotli-dec-wasm, (c) Yulong Ming, MIT licence, and the decoder of Brotli, (c) Dropbox, Inc., BSD licence. */";
const common = { bundle: true, minify: true, outdir: "node_modules/.live", target: "es2022", logLevel: "warning", charset: "utf8" };

await Promise.all([
  build({
    ...common, entryPoints: ["live/live.js", "live/editor.js", "live/scratch.js"], format: "esm", splitting: true, banner: { js: licence },
  }),
  build({ ...common, entryPoints: ["live/service-worker.js"], format: "iife" }),
  build({ ...common, entryPoints: ["live/live.css"] }),
  build({ ...common, entryPoints: ["live/unpack.js"], outdir: "node_modules/.engine", format: "esm", banner: { js: unpackerLicence } }),
  build({
    ...common, bundle: false, outdir: "node_modules/.pages", entryPoints: readdirSync(".").filter(file => /\.(?:js|css)$/.test(file)),
  }),
]);
