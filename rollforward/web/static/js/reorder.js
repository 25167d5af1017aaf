import { t } from "./words.js";
// <ol data-reorder> of <li data-row>: drag by [data-grip], or move with the arrow keys there or the buttons [data-move].
// The order of the lines in the form is the order that is saved; without this the buttons send the form.
for (const list of document.querySelectorAll("[data-reorder]")) start(/** @type {HTMLElement} */ (list));

/** @param {HTMLElement} list */
function start(list) {
  for (const grip of list.querySelectorAll("[data-grip]")) /** @type {HTMLElement} */ (grip).hidden = false;
  list.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const grip = /** @type {HTMLElement} */ (event.target);
    if (!step || !grip.matches("[data-grip]")) return;
    event.preventDefault();
    move(list, rowOf(grip), step);
    grip.focus();
  });
  list.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-move], [data-remove]");
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    if (button.dataset.move) move(list, rowOf(button), Number(button.dataset.move));
    else remove(list, rowOf(button));
    if (!button.disabled) button.focus();
  });
  list.addEventListener("pointerdown", (event) => {
    const grip = /** @type {HTMLElement} */ (event.target).closest("[data-grip]");
    if (grip instanceof HTMLElement && event.button === 0) drag(list, grip, event);
  });
}

/** @param {Element} part */
function rowOf(part) {
  return /** @type {HTMLElement} */ (part.closest("[data-row]"));
}

/** @param {HTMLElement} list */
function rows(list) {
  return /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-row]")]);
}

/** @param {HTMLElement} list @param {HTMLElement} row @param {number} step */
function move(list, row, step) {
  const all = rows(list);
  const beside = all[all.indexOf(row) + step];
  if (!beside) return;
  if (step < 0) beside.before(row);
  else beside.after(row);
  settle(list, row);
}

/** @param {HTMLElement} list @param {HTMLElement} row */
function remove(list, row) {
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  settle(list);
  /** @type {HTMLElement | null | undefined} */ (next?.querySelector("[name=title]"))?.focus();
}

/** @param {HTMLElement} list @param {HTMLElement} grip @param {PointerEvent} event */
function drag(list, grip, event) {
  const row = rowOf(grip);
  list.setPointerCapture(event.pointerId); // not the grip: it would lose it as soon as its line is put elsewhere
  row.classList.add("is-dragged");
  const follow = (/** @type {PointerEvent} */ at) => {
    const above = rows(list).filter((other) => other !== row && at.clientY > middle(other)).pop();
    const place = above ? above.nextElementSibling : list.firstElementChild;
    if (place !== row) list.insertBefore(row, place);
  };
  const end = () => {
    row.classList.remove("is-dragged");
    list.removeEventListener("pointermove", follow);
    settle(list, row);
  };
  list.addEventListener("pointermove", follow);
  list.addEventListener("lostpointercapture", end, { once: true });
}

/** @param {HTMLElement} row */
function middle(row) {
  const box = row.getBoundingClientRect();
  return box.top + box.height / 2;
}

/** Numbers, ends and names follow the order; the move is told to who does not see it.
 * @param {HTMLElement} list @param {HTMLElement} [moved] */
function settle(list, moved) {
  const all = rows(list);
  all.forEach((row, at) => {
    const [up, down] = /** @type {HTMLButtonElement[]} */ ([...row.querySelectorAll("[data-move]")]);
    up.disabled = at === 0;
    down.disabled = at === all.length - 1;
    up.value = `up-${at}`;
    down.value = `down-${at}`;
    /** @type {HTMLButtonElement} */ (row.querySelector("[data-remove]")).value = `remove-${at}`;
    for (const named of row.querySelectorAll("[aria-label]")) {
      named.setAttribute("aria-label", (named.getAttribute("aria-label") ?? "").replace(/\d+/, `${at + 1}`));
    }
  });
  const told = list.parentElement?.querySelector("[data-reorder-told]");
  if (told && moved) told.textContent = t`Now number ${all.indexOf(moved) + 1} of ${all.length}`;
}
