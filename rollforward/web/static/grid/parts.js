// @ts-check
// The parts of the review page by the marks that the template gives them, and words for the member.

/** @param {ParentNode} page @param {string} selector @returns {HTMLElement} */
export function find(page, selector) {
  const found = page.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The review page lacks ${selector}.`);
  return found;
}

/** A window of the page, opened over it. @param {ParentNode} page @param {string} selector */
export const dialog = (page, selector) => /** @type {HTMLDialogElement} */ (find(page, selector));

/** A form's control by its name. @param {HTMLFormElement} form @param {string} name */
export const control = (form, name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** @param {HTMLElement} page @param {string} words */
export function say(page, words) {
  find(page, "[data-say]").textContent = words;
}

/** When what was drawn just now is on the screen: what it does not need waits until then. @returns {Promise<void>} */
export const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** Calls of which only the last in a pause is carried out. @param {() => void} work @param {number} pause milliseconds */
export function settled(work, pause) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, pause);
  };
}
