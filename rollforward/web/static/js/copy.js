import { t } from "./words.js";

// <button data-copy="ID" hidden>: copies the text of that element. Browsers let pages do so over TLS and on this computer.

/** @param {Document} page */
export function startCopying(page) {
  if (!navigator.clipboard) return;
  for (const button of page.querySelectorAll("[data-copy]")) {
    if (!(button instanceof HTMLElement)) continue;
    button.hidden = false;
    button.addEventListener("click", () => copy(page, button));
  }
}

/** @param {Document} page @param {HTMLElement} button */
async function copy(page, button) {
  const words = button.querySelector("[data-copy-words]") ?? button;
  try {
    await navigator.clipboard.writeText(page.getElementById(button.dataset.copy ?? "")?.innerText.trim() ?? "");
    words.textContent = t`Copied`;
  } catch {
    words.textContent = t`Not copied: mark it and copy it by hand`;
  }
}
