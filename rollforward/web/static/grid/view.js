// @ts-check
// Draws the rows and columns on the screen, and nothing else. Text goes in as text, styles through the object model.

import { columnsAt, depth, edges, rowsAt, scrollFor, spacer } from "./window.js";
/** @import { Row, Source } from "./source.js" */
/** @import { Place } from "./place.js" */

/**
 * @typedef {object} Column
 * @property {string} label
 * @property {string} kind of the field; `verdict` for the first
 * @property {number} position in the file; -1 for the verdict
 * @property {string[]} options
 * @property {boolean} required
 * @property {string} header the file's own name of the column
 */

const GUTTER = 56;
/** @type {Record<string, number>} */
const WIDTHS = { verdict: 112, "long text": 260, "yes/no": 110, date: 124, "month-day": 124, email: 220, text: 184 };
const WIDTH = 160;

export class View {
  /** @param {HTMLElement} root the element with role=grid @param {Column[]} columns @param {Source} source */
  constructor(root, columns, source) {
    this.root = root;
    this.columns = columns;
    this.source = source;
    this.rowHeight = 32;
    this.edges = edges(columns.map((column) => WIDTHS[column.kind] ?? WIDTH));
    /** @type {Place} */
    this.active = { row: 0, column: Math.min(1, columns.length - 1) };
    /** @type {Map<number, HTMLElement>} */
    this.drawn = new Map();
    /** @type {number | undefined} the animation frame asked for */
    this.frame = undefined;
    this.head = element("div", "grid-head", { role: "row", "aria-rowindex": "1" });
    this.body = element("div", "grid-body", { role: "rowgroup" });
    root.replaceChildren(wrap(this.head), this.body);
    root.setAttribute("aria-colcount", `${columns.length + 1}`);
    const width = `${this.width}px`;
    this.head.style.width = width;
    this.body.style.width = width;
    root.addEventListener("scroll", () => this.#soon(), { passive: true });
    new ResizeObserver(() => this.#soon()).observe(root);
  }

  get width() {
    return GUTTER + this.edges[this.edges.length - 1];
  }

  /** How many columns stay in sight: verdict and first column; on narrow screens they would leave no room for others. */
  get frozen() {
    return this.root.clientWidth < 600 ? 0 : Math.min(2, this.columns.length);
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
    this.#markActive();
    this.source.ensure(first, last);
  }

  /** Make a place the active one and bring it into view. @param {Place} place */
  activate(place) {
    this.active = place;
    this.#reveal();
    this.draw();
  }

  /** The active cell's element, if it is drawn. */
  get activeCell() {
    return document.getElementById(cellId(this.active.row, this.active.column));
  }

  #columns() {
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
    const corner = element("div", "grid-cell grid-gutter", { role: "columnheader", "aria-colindex": "1" }, "Row");
    this.head.replaceChildren(corner, ...range.map((column) => this.#header(column)));
  }

  /** @param {number} column */
  #header(column) {
    const { label, required, header } = this.columns[column];
    const cell = this.#place(element("div", "grid-cell", { role: "columnheader" }, label), column);
    if (required) cell.append(element("span", "grid-required", { "aria-hidden": "true" }, " *"));
    if (header && header !== label) cell.title = `In the file: ${header}`;
    return cell;
  }

  /** @param {number} index @param {number[]} range */
  #drawRow(index, range) {
    const row = element("div", "grid-row", { role: "row", "aria-rowindex": `${index + 2}` });
    const known = this.source.row(index);
    row.style.height = `${this.rowHeight}px`;
    row.classList.toggle("grid-odd", index % 2 === 1);
    row.append(element("div", "grid-cell grid-gutter", { role: "rowheader", "aria-colindex": "1" }, `${known?.line ?? "…"}`));
    if (known) row.dataset.verdict = known.verdict;
    else row.setAttribute("aria-busy", "true");
    for (const column of range) row.append(this.#cell(index, column, known));
    return row;
  }

  /** @param {number} index @param {number} column @param {Row | undefined} row */
  #cell(index, column, row) {
    const { position, kind } = this.columns[column];
    const cell = element("div", "grid-cell", { role: "gridcell", id: cellId(index, column) });
    if (row && kind === "verdict") {
      cell.append(element("span", `verdict verdict-${row.verdict}`, {}, row.label));
      cell.setAttribute("aria-readonly", "true");
      this.#mark(cell, row.problems["-1"]);
    } else if (row) {
      cell.append(element("span", "grid-text", {}, this.source.text(row, column - 1, position)));
      const old = row.old[position];
      if (old !== undefined) cell.append(element("span", "grid-old", {}, old || "(blank)"));
      this.#mark(cell, row.problems[position], old === undefined ? "" : `Was: ${old || "blank"}.`);
    }
    return this.#place(cell, column);
  }

  /**
   * @param {HTMLElement} cell @param {import("./source.js").Problem[] | undefined} problems @param {string} [also]
   */
  #mark(cell, problems = [], also = "") {
    const worst = problems.find((p) => p.severity === "error") ?? problems[0];
    if (worst) cell.classList.add("grid-problem", `grid-${worst.severity}`);
    if (worst?.severity === "error") cell.setAttribute("aria-invalid", "true");
    const words = [...problems.map((p) => p.message), also].filter(Boolean).join(" ");
    if (words) cell.setAttribute("aria-description", words);
    if (words) cell.title = words;
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
    const { row, column } = this.active;
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

  #markActive() {
    this.marked?.classList.remove("grid-active");
    this.marked?.removeAttribute("aria-selected");
    this.marked = this.activeCell ?? undefined;
    this.marked?.classList.add("grid-active");
    this.marked?.setAttribute("aria-selected", "true");
    if (this.marked) this.root.setAttribute("aria-activedescendant", this.marked.id);
    else this.root.removeAttribute("aria-activedescendant");
  }
}

/** @param {number} row @param {number} column */
const cellId = (row, column) => `cell-${row}-${column}`;

/** @param {HTMLElement} row */
function wrap(row) {
  const group = element("div", "grid-header", { role: "rowgroup" });
  group.append(row);
  return group;
}

/**
 * @param {string} tag @param {string} className @param {Record<string, string>} [attributes] @param {string} [text]
 * @returns {HTMLElement}
 */
export function element(tag, className, attributes = {}, text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}
