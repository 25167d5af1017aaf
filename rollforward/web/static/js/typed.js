import { t } from "./words.js";
// What was typed into <form data-keep> outlives a detour by the locked page or the sign-in: kept in this tab alone, given
// back once, to the member who typed it.

const KEPT = "typed:";
/** For a form that was sent: whether it arrived shows on the next page. */
export const SENT = "sent:";

/** @param {Document} page */
export function keepTyped(page, as = KEPT) {
  const typed = controls(page).filter((control) => changed(control)).map((control) => [control.name, control.value]);
  if (typed.length) sessionStorage.setItem(as + whose(page), JSON.stringify(typed));
}

/** @param {Document} page */
export function restoreTyped(page) {
  settleSent(page.querySelector("[data-signed-out]") !== null);
  const key = KEPT + whose(page);
  const kept = sessionStorage.getItem(key);
  if (!kept) return;
  sessionStorage.removeItem(key);
  const values = new Map(JSON.parse(kept));
  for (const control of controls(page)) if (values.has(control.name)) control.value = values.get(control.name);
  tell(page);
}

/** A form that was answered by the sign-in did not arrive. @param {boolean} signedOut */
function settleSent(signedOut) {
  for (const key of Object.keys(sessionStorage).filter((each) => each.startsWith(SENT))) {
    if (signedOut) sessionStorage.setItem(KEPT + key.slice(SENT.length), sessionStorage.getItem(key) ?? "[]");
    sessionStorage.removeItem(key);
  }
}

/** @param {Document} page */
function whose(page) {
  const status = page.querySelector("meta[name=lock-status]");
  return `${status instanceof HTMLElement ? status.dataset.member : ""}:${location.pathname}`;
}

/** @param {Document} page */
function controls(page) {
  const found = page.querySelectorAll("form[data-keep] :is(input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [data-secret]), textarea, select)");
  return /** @type {HTMLInputElement[]} */ ([...found]).filter((control) => control.name);
}

/** @param {HTMLInputElement | HTMLSelectElement} control */
function changed(control) {
  if (control instanceof HTMLSelectElement) return [...control.options].some((o) => o.selected !== o.defaultSelected);
  return control.value !== control.defaultValue;
}

/** @param {Document} page */
function tell(page) {
  const note = page.createElement("div");
  note.className = "note note-info";
  note.setAttribute("role", "status");
  note.textContent = t`What you had typed is here again; look it over before you save.`;
  page.querySelector("main")?.prepend(note);
}
