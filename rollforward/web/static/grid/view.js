// @ts-check
// Draws the rows and columns on the screen, and nothing else. Text goes in as text, styles through the object model.

import { t } from "../js/words.js";
import { cellId, cellOf, element, header, rowOf } from "./cells.js";
import { at, has, holds, latest } from "./selection.js";
import { Widths } from "./widths.js";
import { columnsAt, depth, rowsAt, scrollFor, spacer, stretch } from "./window.js";
/** @import { Range, Selection } from "./selection.js" */
/** @import { Source } from "./source.js" */

/**
 * @typedef {object} Column
 * @property {string} label
 * @property {string} kind of the field; `verdict` for the first
 * @property {number} position in the file; -1 for the verdict
 * @property {string[]} options
 * @property {boolean} required
 * @property {string} header the file's own name of the column
 * @property {string} target key of its field; blank for the verdict
 */

const GUTTER = 56;

export class View {
  /** @param {HTMLElement} root the element with role=grid @param {Column[]} columns @param {Source} source */
  constructor(root, columns, source) {
    this.root = root;
    this.columns = columns;
    this.source = source;
    this.rowHeight = 32;
    this.widths = new Widths(columns, localStorage);
    /** @type {Selection} */
    this.selection = at({ row: 0, column: Math.min(1, columns.length - 1) });
    /** @type {Range | null} what letting go of the fill handle would fill */
    this.filling = null;
    /** @type {Map<number, HTMLElement>} */
    this.drawn = new Map();
    /** @type {number | undefined} the animation frame asked for */
    this.frame = undefined;
    this.shownWidth = 0;
    /** How many columns stay in sight: verdict and first column. */
    this.frozen = 0;
    this.head = element("div", "grid-head", { role: "row", "aria-rowindex": "1" });
    this.body = element("div", "grid-body", { role: "rowgroup" });
    this.handle = element("span", "grid-fill", { "data-fill": "", "aria-hidden": "true" });
    const group = element("div", "grid-header", { role: "rowgroup" });
    group.append(this.head);
    root.replaceChildren(group, this.body);
    root.setAttribute("aria-colcount", `${columns.length + 1}`);
    root.addEventListener("scroll", () => this.#soon(), { passive: true });
    root.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    new ResizeObserver(() => this.#resized()).observe(root);
  }

  get active() {
    return this.selection.active;
  }

  get edges() {
    return this.widths.edges;
  }

  get width() {
    return GUTTER + this.edges[this.edges.length - 1];
  }

  get sheet() {
    const height = Math.max(this.rowHeight, this.root.clientHeight - this.head.offsetHeight);
    return { rows: this.source.total, rowHeight: this.rowHeight, height };
  }

  get pageRows() {
    return Math.max(1, Math.floor(this.sheet.height / this.rowHeight) - 1);
  }

  /** Draw all anew, because rows changed. */
  refresh() {
    this.drawn.clear();
    this.body.replaceChildren();
    this.draw();
  }

  /** Draw the headers anew too, because the order of the rows changed. */
  refreshHead() {
    this.range = undefined;
    this.refresh();
  }

  /** @param {number} column @param {number} width */
  resize(column, width) {
    this.widths.set(column, width);
    this.refreshHead();
  }

  /** A browser's own step would pass several times as much of a sheet taller than an element. @param {WheelEvent} event */
  #wheel(event) {
    const scale = stretch(this.sheet);
    if (scale === 1 || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? this.rowHeight : 1;
    this.root.scrollBy(event.deltaX * unit, (event.deltaY * unit) / scale);
  }

  /** The active cell stays in sight where the sheet became narrower under it, as by turning a tablet or zooming. */
  #resized() {
    const changed = this.root.clientWidth !== this.shownWidth;
    this.shownWidth = this.root.clientWidth;
    this.#freeze(this.shownWidth);
    if (changed && document.activeElement === this.root) this.select(this.selection);
    else this.#soon();
  }

  /** On narrow screens columns that stay would leave no room for others. @param {number} width */
  #freeze(width) {
    this.frozen = width < 600 ? 0 : Math.min(2, this.columns.length);
  }

  #soon() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.draw();
    });
  }

  draw() {
    const sheet = this.sheet;
    const from = depth(this.root.scrollTop, sheet);
    const [first, last] = rowsAt(from, sheet);
    const range = this.#columns();
    this.body.style.height = `${spacer(sheet)}px`;
    this.root.setAttribute("aria-rowcount", `${sheet.rows + 1}`);
    this.head.style.width = this.body.style.width = `${this.width}px`;
    if (this.range !== range.join()) this.#drawHead(range);
    for (const index of this.drawn.keys()) if (index < first || index > last) this.drawn.delete(index);
    const rows = [];
    for (let index = first; index <= last; index++) {
      const row = this.drawn.get(index) ?? this.#drawRow(index, range);
      row.style.transform = `translateY(${index * this.rowHeight - from + this.root.scrollTop}px)`;
      this.drawn.set(index, row);
      rows.push(row);
    }
    if (rows.length !== this.body.children.length || rows.some((row, i) => this.body.children[i] !== row)) {
      this.body.replaceChildren(...rows); // in reading order, for those who read with other than eyes
    }
    this.#mark();
    this.source.ensure(first, last);
    this.root.dispatchEvent(new Event("drawn"));
  }

  /** Choose, and bring the corner that moved into view, on a low window by moving the page too. @param {Selection} selection @param {boolean} [stay] do not scroll */
  select(selection, stay = false) {
    this.selection = selection;
    if (!stay) this.#reveal();
    this.draw();
    if (!stay) document.getElementById(cellId(selection.head.row, selection.head.column))?.scrollIntoView({ block: "nearest" });
  }

  /** The active cell's element, if it is drawn. */
  get activeCell() {
    return document.getElementById(cellId(this.active.row, this.active.column));
  }

  #columns() {
    this.#freeze(this.root.clientWidth);
    const [first, last] = columnsAt(this.root.scrollLeft, this.root.clientWidth, this.edges);
    const shown = [];
    for (let column = 0; column < this.frozen; column++) shown.push(column);
    for (let column = Math.max(first, this.frozen); column <= last; column++) shown.push(column);
    return shown;
  }

  /** @param {number[]} range */
  #drawHead(range) {
    this.range = range.join();
    this.drawn.clear();
    const corner = element("div", "grid-cell grid-gutter", { role: "columnheader", "aria-colindex": "1" }, t`Row`);
    this.head.replaceChildren(corner, ...range.map((column) => this.#place(header(this.columns[column], this.source.filter), column)));
  }

  /** @param {number} index @param {number[]} range */
  #drawRow(index, range) {
    const known = this.source.row(index), row = rowOf(index, known);
    row.style.height = `${this.rowHeight}px`;
    row.append(...range.map((column) => this.#place(cellOf(index, column, known, this.columns, this.source), column)));
    return row;
  }

  /** @template {HTMLElement} E @param {E} cell @param {number} column @returns {E} */
  #place(cell, column) {
    const left = GUTTER + this.edges[column];
    cell.setAttribute("aria-colindex", `${column + 2}`);
    cell.style.width = `${this.edges[column + 1] - this.edges[column]}px`;
    if (column < this.frozen) {
      cell.classList.add("grid-frozen");
      cell.style.left = `${left}px`;
    } else cell.style.insetInlineStart = `${left}px`;
    return cell;
  }

  #reveal() {
    const sheet = this.sheet;
    const { row, column } = this.selection.head;
    const top = row * this.rowHeight, from = depth(this.root.scrollTop, sheet);
    if (top < from) this.root.scrollTop = scrollFor(top, sheet);
    if (top + this.rowHeight > from + sheet.height) {
      this.root.scrollTop = scrollFor(top + this.rowHeight - sheet.height, sheet);
    }
    if (column < this.frozen) return;
    const left = this.edges[column], covered = this.edges[this.frozen];
    const room = this.root.clientWidth - GUTTER;
    if (left - covered < this.root.scrollLeft) this.root.scrollLeft = left - covered;
    else if (this.edges[column + 1] > this.root.scrollLeft + room) {
      this.root.scrollLeft = this.edges[column + 1] - room;
    }
  }

  /** Show what is chosen, on what is drawn. */
  #mark() {
    const { active } = this, block = latest(this.selection);
    this.handle.remove();
    for (const [row, drawn] of this.drawn) {
      for (const cell of drawn.children) {
        const column = Number(cell.getAttribute("aria-colindex")) - 2;
        const chosen = column >= 0 && has(this.selection, row, column);
        const is = row === active.row && column === active.column;
        cell.classList.toggle("grid-active", is);
        cell.classList.toggle("grid-chosen", chosen && !is);
        cell.classList.toggle("grid-filling", column >= 0 && this.filling !== null && holds(this.filling, row, column));
        if (chosen) cell.setAttribute("aria-selected", "true");
        else cell.removeAttribute("aria-selected");
        if (row === block.bottom && column === block.right && column > 0) cell.append(this.handle);
      }
    }
    const cell = this.activeCell;
    if (cell) this.root.setAttribute("aria-activedescendant", cell.id);
    else this.root.removeAttribute("aria-activedescendant");
  }
}
