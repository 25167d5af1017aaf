import { t } from "./words.js";
// What was typed into <form data-keep> outlives a detour by the locked page: kept in this tab alone, given back once.

const KEY = "typed:";

/** @param {Document} page */
export function keepTyped(page) {
  const typed = controls(page).filter((control) => changed(control)).map((control) => [control.name, control.value]);
  if (typed.length) sessionStorage.setItem(KEY + location.pathname, JSON.stringify(typed));
}

/** @param {Document} page */
export function restoreTyped(page) {
  const key = KEY + location.pathname;
  const kept = sessionStorage.getItem(key);
  if (!kept) return;
  sessionStorage.removeItem(key);
  const values = new Map(JSON.parse(kept));
  for (const control of controls(page)) if (values.has(control.name)) control.value = values.get(control.name);
  tell(page);
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
  note.textContent = t`The firm's clients were replaced meanwhile. What you had typed is here again; look it over before you save.`;
  page.querySelector("main")?.prepend(note);
}
