// @ts-check
// Mouse, pen and finger: choosing by drag, the fill handle, the edges of the columns. A finger scrolls; its tap chooses.

import { fillRange } from "./blocks.js";
import { clamp } from "./place.js";
import * as selection from "./selection.js";
/** @import { Grid } from "./grid.js" */
/** @import { Place } from "./place.js" */

const EDGE = 24; // pixels from the border at which a drag scrolls

export class Pointer {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    /** @type {((event: PointerEvent) => void) | null} what moving does, while something is dragged */
    this.dragged = null;
    /** @type {(() => void) | null} */
    this.let = null;
    const { root } = grid;
    root.addEventListener("pointerdown", (event) => this.#press(event));
    root.addEventListener("pointermove", (event) => this.dragged?.(event));
    root.addEventListener("pointerup", () => this.#end());
    root.addEventListener("pointercancel", () => this.#end(false));
    root.addEventListener("click", (event) => this.#tap(event));
    root.addEventListener("dblclick", (event) => this.#twice(event));
  }

  /** @param {PointerEvent} event */
  #press(event) {
    const target = /** @type {HTMLElement} */ (event.target), column = columnOf(target);
    if (event.button !== 0 || "columnMenu" in target.dataset) return;
    if ("resize" in target.dataset) this.#resize(event, column);
    else if ("fill" in target.dataset) this.#fill(event);
    else if (event.pointerType !== "touch") this.#choose(event, rowOf(target), column);
  }

  /** @param {PointerEvent} event @param {number | null} row @param {number} column */
  #choose(event, row, column) {
    const { grid } = this, { bounds } = grid;
    if (row === null) return;
    const place = { row: Math.max(0, row), column: Math.max(0, column) };
    const begun = event.shiftKey
      ? selection.extended(grid.selection, place)
      : event.ctrlKey || event.metaKey ? selection.added(grid.selection, place) : selection.at(place);
    const whole = row < 0 ? selection.columns : column < 0 ? selection.rows : null;
    grid.select(whole ? whole(begun, bounds) : begun, whole !== null);
    this.#drag(event, (to) => {
      const grown = selection.extended(grid.selection, to);
      grid.select(whole ? whole(grown, bounds) : grown, true);
    });
  }

  /** @param {PointerEvent} event */
  #fill(event) {
    event.preventDefault(); // the block stays chosen and the sheet keeps the focus
    const { grid } = this, { view } = grid, from = selection.latest(grid.selection);
    this.#drag(event, (to) => {
      view.filling = fillRange(from, to);
      view.draw();
    });
    this.let = () => {
      const to = view.filling;
      view.filling = null;
      view.draw();
      if (to) grid.fill(from, to);
    };
  }

  /** @param {PointerEvent} event @param {number} column */
  #resize(event, column) {
    event.preventDefault();
    const from = event.clientX, { view } = this.grid, width = view.widths.of(column);
    this.grid.root.setPointerCapture(event.pointerId);
    this.dragged = (moved) => view.resize(column, width + moved.clientX - from);
  }

  /** @param {PointerEvent} event @param {(place: Place) => void} to */
  #drag(event, to) {
    const { root } = this.grid;
    root.setPointerCapture(event.pointerId);
    this.dragged = (moved) => {
      scrollAtEdge(root, moved);
      const place = placeUnder(root, moved);
      if (place) to(place);
    };
  }

  /** @param {boolean} [done] */
  #end(done = true) {
    const { let: letGo } = this;
    this.dragged = this.let = null;
    if (done) letGo?.();
    else this.grid.view.filling = null;
  }

  /** A finger's tap chooses; on the chosen cell it opens the editor. @param {MouseEvent} event */
  #tap(event) {
    const target = /** @type {HTMLElement} */ (event.target), row = rowOf(target), column = columnOf(target);
    if ("columnMenu" in target.dataset) this.grid.dispatchEvent(new CustomEvent("column", { detail: column }));
    if (/** @type {PointerEvent} */ (event).pointerType !== "touch") return;
    if (row === null || row < 0) return;
    const { active } = this.grid.view;
    if (active.row === row && active.column === column) this.grid.edit(null);
    else this.grid.select(selection.at({ row, column: Math.max(0, column) }), true);
  }

  /** The sheet holds a pressed pointer, so the event names the sheet: what lies below is asked. @param {MouseEvent} event */
  #twice(event) {
    const under = document.elementFromPoint(event.clientX, event.clientY) ?? event.target;
    const target = /** @type {HTMLElement} */ (under);
    if ("resize" in target.dataset) this.grid.fitColumn(columnOf(target));
    else if ((rowOf(target) ?? -1) >= 0) this.grid.edit(null);
  }
}

/** The row of the sheet; -1 for the headers; null elsewhere. @param {Element} target */
function rowOf(target) {
  const row = target.closest('[role="row"]');
  return row ? Number(row.getAttribute("aria-rowindex")) - 2 : null;
}

/** The column; -1 for the rows' numbers. @param {Element} target */
const columnOf = (target) => Number(target.closest("[aria-colindex]")?.getAttribute("aria-colindex") ?? 1) - 2;

/** The cell nearest to the pointer. @param {HTMLElement} root @param {PointerEvent} event @returns {Place | null} */
function placeUnder(root, event) {
  const box = root.getBoundingClientRect();
  const x = clamp(event.clientX, box.left + 2, box.left + root.clientWidth - 2);
  const y = clamp(event.clientY, box.top + 2, box.top + root.clientHeight - 2);
  const under = document.elementFromPoint(x, y);
  const row = under && root.contains(under) ? rowOf(under) : null;
  return under && row !== null ? { row: Math.max(0, row), column: Math.max(0, columnOf(under)) } : null;
}

/** @param {HTMLElement} root @param {PointerEvent} event */
function scrollAtEdge(root, { clientX, clientY }) {
  const { left, top, right, bottom } = root.getBoundingClientRect();
  const beyond = (/** @type {number} */ at, /** @type {number} */ low, /** @type {number} */ high) =>
    at < low + EDGE ? at - low - EDGE : at > high - EDGE ? at - high + EDGE : 0;
  root.scrollBy(beyond(clientX, left, right), beyond(clientY, top, bottom));
}
