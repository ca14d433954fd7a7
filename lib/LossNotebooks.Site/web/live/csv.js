// A file of comma-separated values as the code of a cell that makes a data frame of it.

/** In bytes: what is larger makes a cell that nobody can edit. */
export const largest = 500_000;

/** The code of a cell that reads a file and shows it. */
export async function cellOf(file, variable) {
  const name = file.name.replace(/[^\p{L}\p{N} ._-]/gu, "_").slice(-80);
  if (file.size > largest) {
    throw new Error(`${name} is too large: files of up to ${largest / 1e6} MB become a cell. Download this notebook, put the file beside `
      + `it, and read it there: Csv.Load("${name}").`);
  }
  const text = decoded(await file.arrayBuffer(), name).replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  if (text.includes("\0")) throw new Error(`${name} holds no text: save the table as CSV.`);
  if (text.trim() === "") throw new Error(`${name} is empty.`);
  const marks = '"'.repeat(Math.max(3, ...[...text.matchAll(/"+/g)].map(([run]) => run.length + 1)));
  const raw = `${marks}\n${text}\n${marks}`;
  const [first] = text.split("\n", 1);
  const separator = first.includes(",") ? "," : [";", "\t"].find(mark => first.includes(mark)) ?? ",";
  // Where numbers have a decimal comma, semicolons separate them.
  const marked = separator === "," ? "" : `, '${separator === "\t" ? "\\t" : separator}'`;
  const decimal = separator === ";" && /\d,\d/.test(text) ? ", decimalMark: ','" : "";
  return `var ${variable} = Csv.Read(new StringReader(${raw}), "${name}"${marked}${decimal});\n${variable}.Table()`;
}

function decoded(bytes, name) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${name} is not in UTF-8: save it in that encoding.`);
  }
}
