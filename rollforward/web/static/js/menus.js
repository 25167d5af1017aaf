// <details data-menu> closes on Escape and when something else is clicked; without this it closes by its own summary.

/** @param {Document} page */
export function startMenus(page) {
  page.addEventListener("click", (event) => {
    for (const menu of openMenus(page)) if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus(page)) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
}

/** @param {Document} page */
function openMenus(page) {
  return /** @type {NodeListOf<HTMLDetailsElement>} */ (page.querySelectorAll("details[data-menu][open]"));
}
