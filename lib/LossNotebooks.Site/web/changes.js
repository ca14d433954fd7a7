// While an author writes, the server says which pages have changed since it served them, what is wrong with a notebook, and, as long as
// pages are not finished, how many are.
const here = decodeURIComponent(location.pathname.split("/").pop()) || "index.html";
const served = performance.getEntriesByType("navigation")[0]?.serverTiming.find(({ name }) => name === "edition");
let edition = served && Number(served.description);
let server;

function heed({ data }) {
  const { now, first, changed, problems, progress } = JSON.parse(data);
  edition ??= now;
  if (first > edition || seen().some(file => changed[file] > edition)) location.reload(); // It comes back to where its reader was.
  else {
    say(problems[here]);
    count(progress);
  }
}

// The page itself, and what it shows of files.
const seen = () => [here, ...Array.from(document.images, ({ currentSrc, src }) => new URL(currentSrc || src, location))
  .filter(({ protocol }) => protocol.startsWith("http")).map(({ pathname }) => decodeURIComponent(pathname.slice(1)))];

function count(progress) {
  const place = document.querySelector(".progress") ?? document.createElement("p");
  if (!progress) return place.remove();
  place.className = "progress";
  place.textContent = progress;
  if (!place.isConnected) document.querySelector("main").append(place);
}

function say(problem) {
  document.querySelector(".problem")?.remove();
  if (!problem) return;
  const place = document.createElement("div");
  place.className = "problem";
  place.setAttribute("role", "alert");
  const [title, text] = ["strong", "p"].map(name => document.createElement(name));
  title.textContent = "This page does not show its notebook as it is now.";
  text.textContent = problem;
  place.append(title, text);
  document.querySelector("main").prepend(place);
}

// A browser keeps only a few connections to a server: a page that nobody sees needs none.
function listen() {
  server?.close();
  if (document.hidden) return;
  server = new EventSource("assets/changes");
  server.addEventListener("message", heed);
}

document.addEventListener("visibilitychange", listen);
listen();
