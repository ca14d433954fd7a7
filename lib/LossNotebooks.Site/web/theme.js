// What has to be there before anything is painted: the text faces, asked for together with the style sheets, and colours as the reader
// wants them, as the system has them, or by day, or by night. Among files browsers ask for no face so early, but one that is late costs
// nothing.
for (const [face, description] of [["roman", { weight: "400 700" }], ["italic", { style: "italic" }]]) {
  const href = `assets/fonts/${face}.woff2`;
  if (location.protocol === "file:") document.fonts.add(new FontFace("Text", `url(${href})`, { ...description, display: "swap" }));
  else document.head.append(Object.assign(document.createElement("link"),
    { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href }));
}

const remembered = "lossnotebooks-theme";

function stored() {
  try {
    return localStorage.getItem(remembered) ?? "";
  } catch {
    return ""; // Where nothing may be remembered, the system decides.
  }
}

function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  document.dispatchEvent(new Event("theme")); // Figures have colours of their own.
}

setTheme(stored());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => document.dispatchEvent(new Event("theme")));
addEventListener("storage", () => setTheme(stored())); // Another window of the course has changed it.

addEventListener("DOMContentLoaded", () => {
  const choice = document.querySelector(".theme");
  choice.value = stored();
  choice.hidden = false;
  choice.addEventListener("change", () => {
    setTheme(choice.value);
    try {
      localStorage.setItem(remembered, choice.value);
    } catch { /* It holds for this page. */ }
  });
});
