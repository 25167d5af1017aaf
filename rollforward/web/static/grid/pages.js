// @ts-check
// The rows that are here: pages of them, of which those used last are kept.

/** @import { Row } from "./row.js" */

/** Rows in a page. */
export const PAGE = 200;
const KEPT = 40;

export class Pages {
  constructor() {
    /** @type {Map<number, Row[]>} the last in the map is the last used */
    this.pages = new Map();
    /** Whether of the first page only the first rows are here. */
    this.begun = false;
  }

  /** The first rows, which the page itself brought. @param {Row[]} rows @param {number} total of the sheet */
  begin(rows, total) {
    this.put(0, rows);
    this.begun = rows.length < Math.min(PAGE, total);
  }

  /** @param {number} index @returns {Row | undefined} */
  row(index) {
    return this.pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Rows between two if all of them are here. @param {number} first @param {number} last */
  span(first, last) {
    const rows = [];
    for (let index = first; index <= last; index++) {
      const row = this.row(index);
      if (!row) return null;
      rows.push(row);
    }
    return rows;
  }

  /** Where a row stands; -1 where it is not here. @param {number} line */
  indexOf(line) {
    for (const [page, rows] of this.pages) {
      const at = rows.findIndex((row) => row.line === line);
      if (at >= 0) return page * PAGE + at;
    }
    return -1;
  }

  /** @returns {Map<number, Row>} by line */
  byLine() {
    return new Map([...this.pages.values()].flat().map((row) => [row.line, row]));
  }

  /** @param {number} page @param {Row[]} rows */
  put(page, rows) {
    this.pages.set(page, rows);
    if (page === 0) this.begun = false;
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= KEPT) return;
      this.pages.delete(oldest);
    }
  }

  /** These pages are on the screen: which of them are missing? The others count as the last used. @param {number[]} shown */
  missing(shown) {
    return shown.filter((page) => {
      const known = this.pages.get(page);
      if (known) this.pages.delete(page), this.pages.set(page, known);
      return !known || (page === 0 && this.begun);
    });
  }

  /** @param {[number, Row[]][]} pages instead of all that were here */
  replace(pages) {
    this.pages = new Map(pages);
    this.begun = false;
  }
}
