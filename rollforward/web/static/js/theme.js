// Remembers a theme chosen by hand: <button data-theme-switch hidden>. The server writes it into <html data-theme>, so
// that the first paint is already right.

const YEAR = 365 * 24 * 60 * 60;

/** @param {Document} page */
export function startTheme(page) {
  for (const button of page.querySelectorAll("[data-theme-switch]")) {
    if (!(button instanceof HTMLElement)) continue;
    button.hidden = false;
    button.addEventListener("click", () => choose(page, other(page)));
  }
}

/** @param {Document} page */
function other(page) {
  const now = page.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  return now === "dark" ? "light" : "dark";
}

/**
 * @param {Document} page
 * @param {string} theme
 */
function choose(page, theme) {
  page.documentElement.dataset.theme = theme;
  const secure = location.protocol === "https:" ? "; secure" : "";
  page.cookie = `theme=${theme}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
}
