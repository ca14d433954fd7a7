// Shows what a reference leads to while one points at it: a term of the glossary, a formula, a figure, a footnote. Without scripts all
// of them are links.
const references = "a.term, main a[href^='#eq-'], main a[href^='#fig-'], a.footnote-ref";
const patience = 200; // Milliseconds: the mouse only passes many words, and needs some to come over from the word.
let explanations;
let box;
let shown;
let timer;

// Called by the script of the glossary.
globalThis.setGlossary = made => { explanations = made; };

const load = src => new Promise(done => {
  const script = document.createElement("script");
  Object.assign(script, { src, onload: done, onerror: done });
  document.head.append(script);
});

async function contentOf(link) {
  const id = decodeURIComponent(link.hash.slice(1));
  const content = document.createElement("div");
  if (link.matches(".term")) {
    if (!explanations) await load("assets/glossary.js");
    content.innerHTML = explanations?.[id] ?? "";
  } else {
    const target = document.getElementById(id);
    // An entry of a list is none outside of it.
    const parts = target?.matches("figure") ? target.querySelectorAll(".still, figcaption")
      : target?.matches("li") ? target.childNodes : target ? [target] : [];
    content.append(...[...parts].map(part => part.cloneNode(true)));
    for (const copy of content.querySelectorAll("[id]")) copy.removeAttribute("id");
    for (const back of content.querySelectorAll(".footnote-back-ref")) back.remove();
  }
  return content.childNodes.length > 0 ? content : null;
}

function make() {
  box = document.createElement("div");
  Object.assign(box, { className: "preview", id: "preview", popover: "manual" });
  box.setAttribute("role", "tooltip");
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", later(hide));
  document.querySelector("main").append(box);
}

const later = act => event => {
  clearTimeout(timer);
  if (event.pointerType !== "touch") timer = setTimeout(act, patience, event);
};

function hide() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown = undefined;
  box?.hidePopover();
}

async function show(link) {
  clearTimeout(timer);
  if (shown === link) return;
  hide();
  shown = link;
  const content = await contentOf(link);
  if (!content || shown !== link) return;
  if (!box) make();
  box.replaceChildren(content);
  link.setAttribute("aria-describedby", box.id);
  box.showPopover();
  const place = link.getClientRects()[0];
  const [width, height] = [box.offsetWidth, box.offsetHeight];
  box.style.left = `${Math.max(8, Math.min(place.left, innerWidth - width - 8))}px`;
  box.style.top = `${place.bottom + height + 8 < innerHeight ? place.bottom + 4 : Math.max(8, place.top - height - 4)}px`;
}

for (const link of document.querySelectorAll(references)) {
  link.addEventListener("pointerenter", later(() => show(link)));
  link.addEventListener("pointerleave", later(hide));
  link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(link); });
  link.addEventListener("blur", hide);
  // A finger can't point without tapping: the first tap shows, the second follows.
  link.addEventListener("click", event => {
    if (event.pointerType !== "touch" || shown === link) return;
    event.preventDefault();
    show(link);
  });
}

addEventListener("keydown", event => { if (event.key === "Escape" && shown) hide(); });
addEventListener("scroll", () => { if (shown) hide(); }, { passive: true });
addEventListener("pointerdown", event => { if (shown && !box?.contains(event.target) && !shown.contains(event.target)) hide(); });
