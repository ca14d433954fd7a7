// The engine in its worker: starts it, sends requests, hands what comes back to whoever has asked, and ends it.
import { executeRequest, message, requestOf, typeOf } from "./protocol.js";

/** Why requests are aborted when a reader has stopped them. */
export const stopped = "The engine has been stopped.";

/** Tells what happens to it by events: progress, ended, message (what belongs to no request). */
export class Kernel extends EventTarget {
  #notebook;
  #worker;
  #started;
  #requests = new Map();
  #turn = 0;

  /** Whether code that a reader has written can run without waiting. */
  hasCompiler = false;

  /** Whether cells can run. */
  isReady = false;

  /** How much memory it holds, in bytes. */
  memory = 0;

  constructor(notebook) {
    super();
    this.#notebook = notebook;
  }

  /** Starts the engine unless it has been; is done when a cell can run. */
  start(find) {
    if (!this.#started) {
      const started = this.#start(find);
      this.#started = started;
      // The next may try again.
      started.catch(() => { if (this.#started === started) this.stop(); });
    }
    return this.#started;
  }

  async #start(find) {
    const turn = this.#turn;
    const address = await find();
    if (this.#turn !== turn) throw new Error(stopped);
    // A worker from an address of the site has no policy but its own; one that the page has written keeps the page's, and with it
    // what cells run can reach no other host.
    const script = URL.createObjectURL(new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" }));
    const worker = new Worker(script, { type: "module", name: "engine" });
    this.#worker = worker;
    await new Promise((ready, failed) => {
      const fail = sentence => {
        failed(new Error(sentence));
        if (this.#worker === worker) this.#end(sentence);
      };
      worker.addEventListener("error", event => fail(event.message
        ? "The engine has failed. Run the cell again to start another." : "The engine can't be loaded: is there a connection?"));
      worker.addEventListener("message", ({ data }) => {
        if (this.#worker !== worker) return;
        if (data.header) this.#take(data);
        if (data.progress) this.#tell("progress", data.progress);
        if (data.compiler) this.hasCompiler = true;
        this.memory = data.memory ?? this.memory;
        if (data.failed) fail(data.failed);
        if (data.ready) ready();
      });
      this.addEventListener("ended", () => failed(new Error(stopped)), { once: true });
      worker.postMessage({ start: { notebook: this.#notebook } });
    });
    URL.revokeObjectURL(script);
    this.isReady = true;
  }

  /** Runs a cell; what it puts out goes to `take`. Gives the content of the reply, with the status `aborted` if the engine ended. */
  execute(cellId, code, take) {
    return this.#request(executeRequest(cellId, code), take);
  }

  /** Asks something else, such as for completions. */
  ask(type, content) {
    return this.#request(message(type, content));
  }

  /** Sends what has no reply, such as word to a comm; what comes back goes to `take`. Done when the engine has dealt with it. */
  send(type, content, take) {
    return this.#request(message(type, content), take, false);
  }

  /** Nobody waits: the engine may get ready for code that a reader writes. */
  prepare() {
    this.#worker?.postMessage({ prepare: true });
  }

  /** Ends the engine, whatever it does. */
  stop() {
    this.#end(stopped);
  }

  #end(reason) {
    this.#turn++;
    this.#worker?.terminate();
    this.#worker = this.#started = undefined;
    this.hasCompiler = this.isReady = false;
    this.memory = 0;
    const open = [...this.#requests.values()];
    this.#requests.clear();
    for (const { done } of open) done({ status: "aborted", reason });
    this.#tell("ended", reason);
  }

  #request(request, take, hasReply = true) {
    if (!this.#worker) return Promise.resolve({ status: "aborted" });
    return new Promise(done => {
      this.#requests.set(request.header.msg_id, { take, done, hasReply });
      this.#worker.postMessage(request);
    });
  }

  // A request is answered once there are both its reply and the word that the engine is idle: outputs may come between them.
  #take(answer) {
    const request = this.#requests.get(requestOf(answer));
    if (!request) {
      this.#tell("message", answer);
      return;
    }
    if (typeOf(answer) === "status") request.isIdle = answer.content.execution_state === "idle";
    else if (answer.channel === "shell") request.reply = answer.content;
    else request.take?.(answer);
    if (request.isIdle && (request.reply || !request.hasReply)) {
      request.done(request.reply ?? {});
      // What a cell has left running may go on to put out.
      if (request.take && request.hasReply) request.done = () => {};
      else this.#requests.delete(requestOf(answer));
    }
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}
