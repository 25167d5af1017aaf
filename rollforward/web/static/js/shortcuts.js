// @ts-check
// Single keys, on every page: ? tells them, / goes to the search, g and a letter opens a page. They mean nothing while
// something is typed, in a sheet or a dialog, and nothing at all where she switched them off: a voice that dictates
// would press them by speaking.

const OFF = "single-keys-off";
const BESIDE = "input, textarea, select, [contenteditable], [role=grid], dialog";
const MILLISECONDS = 1500;

/** @param {Document} page */
export function startShortcuts(page) {
  const told = page.querySelector("#shortcuts");
  if (!(told instanceof HTMLDialogElement)) return;
  for (const button of page.querySelectorAll("[data-shortcuts]")) {
    if (!(button instanceof HTMLElement)) continue;
    button.hidden = false;
    button.addEventListener("click", () => told.showModal());
  }
  const single = /** @type {HTMLInputElement} */ (told.querySelector("[data-single-keys]"));
  single.checked = !localStorage.getItem(OFF);
  single.addEventListener("change", () => single.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1"));
  let going = -Infinity;
  page.addEventListener("keydown", (event) => {
    if (!single.checked || !means(event)) return;
    const wasGoing = event.timeStamp - going < MILLISECONDS;
    going = event.key === "g" ? event.timeStamp : -Infinity;
    if (act(page, told, event.key, wasGoing)) event.preventDefault();
  });
}

/** @param {KeyboardEvent} event */
function means({ target, key, ctrlKey, metaKey, altKey, defaultPrevented }) {
  const beside = target instanceof Element && target.closest(BESIDE);
  return key.length === 1 && !ctrlKey && !metaKey && !altKey && !defaultPrevented && !beside;
}

/** @param {Document} page @param {HTMLDialogElement} told @param {string} key @param {boolean} going */
function act(page, told, key, going) {
  const link = going && page.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (link instanceof HTMLElement) link.click();
  else if (key === "?") told.showModal();
  else if (key === "/") find(page);
  else return false;
  return true;
}

/** The search of the page, else that of the clients. @param {Document} page */
function find(page) {
  const search = page.querySelector("main input[type=search]");
  const clients = page.querySelector('[data-key="c"]');
  if (search instanceof HTMLElement) search.focus();
  else if (clients instanceof HTMLElement) clients.click();
}
