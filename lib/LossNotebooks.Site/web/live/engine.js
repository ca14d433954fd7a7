// Where the engine's files are: a folder that goes by its version, so that files of two versions never meet.

const folder = "live/";

/** The engine's version and files, as the site has them now. */
export async function findEngine() {
  if (typeof WebAssembly === "undefined") throw new Error("This browser runs no WebAssembly, which cells need: try another one.");
  let answer;
  try {
    answer = await fetch(`${folder}files.json`, { cache: "no-cache" });
  } catch {
    throw new Error("The engine can't be reached: is there a connection?");
  }
  if (!answer.ok) throw new Error("The engine is not there yet: a course that is just being served still builds it. Try again soon.");
  const { version, files } = await answer.json();
  const base = new URL(`${folder}${version}/`, document.baseURI).href;
  return { version, worker: `${base}worker.js`, files: files.map(name => base + name) };
}
