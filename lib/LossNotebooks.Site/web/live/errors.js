// Which lines of a cell an error is about: the compiler names them in what it writes, an exception in its trace.

/** Collects from the messages of one run; `lines` are counted from 1. */
export class ErrorLines {
  lines = new Set();
  #execution;

  take({ header: { msg_type: type }, content }) {
    if (type === "execute_input") this.#execution = content.execution_count;
    if (type === "stream" && content.name === "stderr") this.#find(content.text, /^\((\d+),\d+\): error /gm);
    if (type === "error") {
      const here = new RegExp(`\\bcell ${this.#execution}, line (\\d+)`, "g");
      this.#find((content.traceback ?? []).join("\n"), here);
    }
  }

  #find(text, pattern) {
    for (const [, line] of text.matchAll(pattern)) this.lines.add(Number(line));
  }
}
