// Jupyter's messages as plain objects: https://jupyter-client.readthedocs.io/en/stable/messaging.html

const session = Math.random().toString(36).slice(2);
let count = 0;

/** A message to the kernel. */
export function message(type, content, metadata = {}) {
  const header = {
    msg_id: `${session}-${++count}`, msg_type: type, session, username: "reader", date: new Date().toISOString(), version: "5.4",
  };
  return { channel: "shell", header, parent_header: {}, metadata, content };
}

/** What asks the kernel to run a cell; one that reads input is told that nobody answers. */
export const executeRequest = (cellId, code) => message("execute_request", {
  code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false, stop_on_error: true,
}, { cellId });

/** The name of a message's type. */
export const typeOf = ({ header }) => header.msg_type;

/** The id of the request that a message answers. */
export const requestOf = ({ parent_header: parent }) => parent?.msg_id;

// Jupyter counts characters, JavaScript counts halves of some.
/** A place in a text as Jupyter counts. */
export const toPoints = (text, offset) => [...text.slice(0, offset)].length;

/** A place in a text as JavaScript counts. */
export const fromPoints = (text, points) => [...text].slice(0, points).join("").length;
