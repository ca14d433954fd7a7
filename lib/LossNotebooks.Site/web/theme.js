// Colours as the reader wants them, set before anything is painted: as the system has them, or by day, or by night.
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
