// One cell of the page: its code, the author's or the reader's, its buttons, its outputs, and how it stands.
import { plotly } from "./bundle.js";
import { Outputs } from "./outputs.js";
import { typeOf } from "./protocol.js";
import { forget, typed } from "./storage.js";

const words = {
  queued: "waits", running: "running …", done: "✓ ran here", failed: "✗ failed", stopped: "stopped", edited: "changed, not run",
};

export class Cell {
  #host;
  #source;
  #tools;
  #stored;
  #editor;
  #lastRun;
  #displays = [];
  #isCheck;

  /** Which of the page's cells it is, counted from 1. */
  number = 0;

  /** `host` completes code, finds its faults, runs cells, keeps and hears of changes, and knows whether there are any. */
  constructor(element, host) {
    this.element = element;
    this.id = element.id.replace(/^cell-/, "");
    this.#host = host;
    this.#source = element.querySelector(":scope > pre.code, :scope > .source > pre.code").querySelector("code");
    this.#tools = element.querySelector(".tools");
    this.#stored = this.#source.innerHTML;
    this.original = this.code = this.#lastRun = this.#source.textContent;
    this.outputs = new Outputs(element);
    this.#isCheck = element.matches(".check");
    this.isExercise = element.matches(".exercise");
    /** The others go on when it fails: it is the reader's to do, or the author's intention. */
    this.mayFail = element.matches(".exercise, .check, .solution *, [data-raises]");
  }

  /** Says which of the page's cells it is. */
  count(number) {
    this.number = number;
    for (const named of this.element.querySelectorAll(".tools, .tools button"))
      named.setAttribute("aria-label", named.getAttribute("aria-label").replace(/\d+$/, number));
  }

  get isEdited() {
    return this.code !== this.original;
  }

  /** What the engine gets: a cell of another language than C# says which. */
  get request() {
    const { language } = this.element.dataset;
    return language ? `#!${language}\n${this.code}` : this.code;
  }

  /** Brings back what the reader has typed; when the author's code has changed meanwhile, he chooses. */
  async restore() {
    const kept = typed(this.id);
    if (!kept || !this.#tools) return;
    if (kept.original === this.original) {
      this.#write(kept.code);
      await this.open();
      return;
    }
    const notice = document.createElement("p");
    notice.className = "notice";
    const choice = (text, choose) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
      button.addEventListener("click", () => {
        notice.remove();
        choose();
      });
      return button;
    };
    notice.append("This cell has changed since you edited it. ", choice("Use mine", async () => {
      this.#write(kept.code);
      this.edit();
    }), choice("Keep the new one", () => {
      forget(this.id);
      this.#button("edit").focus();
    }));
    this.#tools.after(notice);
  }

  /** The editor takes the place of the code, and the cursor goes there. */
  async edit(at) {
    await this.open();
    this.#editor.focus(at);
  }

  /** Other code, in the editor. */
  fill(code) {
    this.#editor.replace(code);
  }

  /** The cell is as its author wrote it; its outputs are what they are. */
  reset() {
    if (this.#editor) this.#editor.close();
    this.#editor = undefined;
    this.#write(this.original);
    this.#source.innerHTML = this.#stored;
    this.#tools.querySelector("[data-act=edit]").focus();
  }

  /** Shows how the cell stands: one of the words above, or nothing. */
  show(state) {
    this.element.dataset.state = state;
    if (!this.#tools) return;
    this.#tools.querySelector(".state").textContent = words[state] ?? "";
    const stop = this.#button("stop");
    if (document.activeElement === stop) this.#button("run").focus();
    stop.hidden = state !== "running";
  }

  /** A run begins. */
  begin(isReplay) {
    this.#lastRun = this.code;
    this.outputs.isOriginal = this.#host.isOriginal();
    this.show("running");
    this.#editor?.mark([]);
    this.#displays = [];
    if (!isReplay) this.outputs.begin();
  }

  /** Takes what the kernel says; the outputs of a replay are those that the page has. */
  take(message, isReplay) {
    const { content } = message;
    if (typeOf(message) === "clear_output") this.#displays = [];
    if (["display_data", "execute_result"].includes(typeOf(message)) && plotly in content.data)
      this.#displays.push(content.transient?.display_id);
    if (this.#isCheck && content.data?.["text/plain"]?.startsWith("✔"))
      this.element.dispatchEvent(new CustomEvent("solved", { bubbles: true }));
    if (!isReplay) this.outputs.take(message);
  }

  /** The name of the display that the engine has for the place of a figure. */
  displayOf(place) {
    return this.#displays[[...this.element.querySelectorAll(".output .plot")].indexOf(place)];
  }

  /** A run has ended, with errors in some lines or in none. */
  async end(isOk, lines, isReplay) {
    if (!isReplay) this.outputs.end();
    this.show(this.code !== this.#lastRun ? "edited" : isOk ? "done" : "failed");
    if (lines.size === 0 || !this.#tools) return;
    await this.open();
    this.#editor.mark([...lines].sort((a, b) => a - b));
  }

  /** The editor takes the place of the code. */
  async open() {
    if (this.#editor) return;
    const { createEditor } = await import("./editor.js");
    this.#editor ??= createEditor({
      parent: this.#source.parentElement, code: this.code, label: () => `Code of cell ${this.number}`, hint: "editor-hint",
      onChange: code => this.#write(code), onRun: () => this.#host.run(this),
      complete: this.#host.complete, diagnose: code => this.#host.diagnose(this, code),
    });
  }

  #write(code) {
    this.code = this.#source.textContent = code;
    this.#host.keep(this);
    const reset = this.#button("reset");
    if (reset) reset.hidden = !this.isEdited;
    if (this.element.dataset.state !== "running") this.show(code !== this.#lastRun ? "edited" : "");
    this.#host.changed(this);
  }

  #button = act => this.#tools.querySelector(`[data-act=${act}]`);
}
