// Searches the course without a server: the library and the index are fetched when somebody first asks.
const most = 12;
const opener = document.querySelector(".find");
let index;
let dialog;

const load = src => new Promise((done, failed) => {
  const script = document.createElement("script");
  Object.assign(script, { src, onload: done, onerror: () => failed(new Error(`${src} can't be loaded`)) });
  document.head.append(script);
});

// Called by the script of the index.
globalThis.setSearchIndex = made => { index = MiniSearch.loadJS(unpackIndex(made), searchOptions); };

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// The words that were found, as strong text.
function marked(text, words) {
  const found = words.filter(word => word.length > 1).map(word => word.replace(/[^\p{L}\p{N}]/gu, "\\$&"));
  if (found.length === 0) return [text];
  return text.split(new RegExp(`(${found.join("|")})`, "iu")).map((part, i) => i % 2 ? element("b", {}, part) : part);
}

function show(input, results, status) {
  const found = index && input.value.trim() ? index.search(input.value) : [];
  results.replaceChildren(...found.slice(0, most).map(({ url, page, heading, excerpt, terms }) => element("li", {},
    element("a", { href: url }, ...marked(heading, terms), element("small", {},
      ...(page === heading ? [] : [`${page} · `]), ...marked(excerpt, terms))))));
  status.textContent = !index ? "The index is being fetched …"
    : !input.value.trim() ? "Words of the text, headings, names in the code."
    : found.length === 0 ? "Nothing found."
    : found.length === 1 ? "1 section" : `${found.length} sections${found.length > most ? `, the best ${most}` : ""}`;
}

function make() {
  const input = element("input", { type: "search", placeholder: "Search the course", autocomplete: "off", spellcheck: false });
  input.setAttribute("aria-label", "Search the course");
  const close = element("button", { type: "button", textContent: "Close" });
  const status = element("p");
  status.setAttribute("role", "status");
  const results = element("ol");
  dialog = element("dialog", { className: "search", id: "search" }, element("div", { className: "field" }, input, close), status, results);
  dialog.setAttribute("aria-label", "Search");
  document.body.append(dialog);

  const update = () => show(input, results, status);
  input.addEventListener("input", update);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", event => {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  // Arrow keys walk from the field through the results and back.
  dialog.addEventListener("keydown", event => {
    const stops = [input, ...results.querySelectorAll("a")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "Enter" && at === 0) stops[1]?.click();
    if (!step || at < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  });
  load("assets/minisearch.js").then(() => load("assets/search-index.js")).then(update, error => {
    status.textContent = `The search does not work here: ${error.message}.`;
  });
  update();
}

function open() {
  if (!dialog) make();
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input").select();
}

opener.hidden = false;
opener.addEventListener("click", open);
addEventListener("keydown", event => {
  const typing = document.activeElement.closest("input:not([type=range]), select, textarea, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || typing) return;
  event.preventDefault();
  open();
});
