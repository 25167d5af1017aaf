// @ts-check
// How wide the columns are: by their kind at first, then as the member drew them, remembered by this browser.

import { clamp } from "./place.js";
import { edges } from "./window.js";
/** @import { Column } from "./view.js" */

const KEY = "rollforward-grid-widths";
const NARROWEST = 48, WIDEST = 800, USUAL = 160;
/** @type {Record<string, number>} */
const BY_KIND = { verdict: 112, "long text": 260, "yes/no": 110, date: 124, "month-day": 124, email: 220, text: 184 };

export class Widths {
  /** @param {Column[]} columns @param {Pick<Storage, "getItem" | "setItem">} storage */
  constructor(columns, storage) {
    this.columns = columns;
    this.storage = storage;
    this.known = remembered(storage);
    /** @type {number[]} left edges, and the right edge of the last */
    this.edges = [];
    this.#lay();
  }

  /** @param {number} column */
  of(column) {
    return this.edges[column + 1] - this.edges[column];
  }

  /** @param {number} column @param {number} width in pixels */
  set(column, width) {
    this.known[this.columns[column].label] = Math.round(clamp(width, NARROWEST, WIDEST));
    this.#lay();
    try {
      this.storage.setItem(KEY, JSON.stringify(this.known));
    } catch {
      // A full or forbidden storage forgets the width on leaving the page; the sheet is none the worse.
    }
  }

  #lay() {
    this.edges = edges(this.columns.map(({ label, kind }) => this.known[label] ?? BY_KIND[kind] ?? USUAL));
  }
}

/** @param {Pick<Storage, "getItem">} storage @returns {Record<string, number>} by label */
function remembered(storage) {
  try {
    const found = JSON.parse(storage.getItem(KEY) ?? "{}");
    const usable = (/** @type {[string, unknown]} */ [, width]) => Number(width) >= NARROWEST && Number(width) <= WIDEST;
    return Object.fromEntries(Object.entries(found).filter(usable).map(([label, width]) => [label, Number(width)]));
  } catch {
    return {};
  }
}
