// @ts-check
// The editor that lies over a cell: a text box, a list of options, or check boxes for several. It stands beside the
// grid, not in it, because a grid may hold rows alone.

import { element } from "./view.js";
import { join, split } from "./options.js";
/** @import { Column } from "./view.js" */

export class Editor {
  /** @param {HTMLElement} frame positioned element that holds the grid */
  constructor(frame) {
    this.frame = frame;
    /** @type {HTMLElement | null} */
    this.box = null;
    /** @type {(() => string) | null} */
    this.read = null;
  }

  get isOpen() {
    return this.box !== null;
  }

  /**
   * @param {HTMLElement} cell the cell to lie over @param {Column} column @param {string} text
   * @param {string | null} typed what was typed to open it: replaces the text
   */
  open(cell, column, text, typed) {
    const several = column.kind === "multi-select" && column.options.length > 0;
    this.box = several ? this.#checks(column, text) : column.options.length ? this.#list(column, text) : this.#text(text, typed);
    this.box.classList.add("grid-editor");
    this.box.setAttribute("aria-label", column.label);
    this.frame.append(this.box);
    this.#lieOver(cell);
    this.#focus(typed);
  }

  /** Take the editor away. @returns {string} what it holds */
  close() {
    const text = this.read?.() ?? "";
    const box = this.box;
    this.box = this.read = null;
    box?.remove();
    return text;
  }

  /** @param {HTMLElement} cell */
  #lieOver(cell) {
    const at = cell.getBoundingClientRect(), from = this.frame.getBoundingClientRect();
    const box = /** @type {HTMLElement} */ (this.box);
    box.style.minWidth = `${at.width}px`;
    box.style.minHeight = `${at.height}px`;
    box.style.maxWidth = `${from.width}px`;
    box.style.left = `${Math.max(0, Math.min(at.left - from.left, from.width - box.offsetWidth))}px`;
    box.style.top = `${at.top - from.top}px`;
  }

  /** @param {string | null} typed */
  #focus(typed) {
    const target = /** @type {HTMLElement} */ (this.box?.matches("fieldset") ? this.box.querySelector("input") : this.box);
    target?.focus();
    if (target instanceof HTMLTextAreaElement && typed === null) target.select();
  }

  /** @param {string} text @param {string | null} typed */
  #text(text, typed) {
    const box = document.createElement("textarea");
    box.rows = 1;
    box.value = typed ?? text;
    this.read = () => box.value;
    return box;
  }

  /** @param {Column} column @param {string} text */
  #list(column, text) {
    const box = document.createElement("select");
    const known = column.options.find((option) => option.toLowerCase() === text.trim().toLowerCase());
    box.append(new Option("(blank)", ""));
    // A value that is no option stays choosable: leaving the editor must not change the cell.
    if (text && !known) box.append(new Option(`${text} (not an option)`, text));
    for (const option of column.options) box.append(new Option(option, option));
    box.value = known ?? text;
    this.read = () => (box.value === known ? text : box.value);
    return box;
  }

  /** @param {Column} column @param {string} text */
  #checks(column, text) {
    const chosen = split(text);
    const unknown = chosen.filter((value) => !column.options.some((option) => same(option, value)));
    const box = element("fieldset", "grid-checks");
    for (const value of [...column.options, ...unknown]) {
      const label = element("label", ""), check = document.createElement("input");
      check.type = "checkbox";
      check.value = value;
      check.checked = chosen.some((each) => same(each, value));
      label.append(check, unknown.includes(value) ? `${value} (not an option)` : value);
      box.append(label);
    }
    const before = join(this.#ticked(box));
    this.read = () => (join(this.#ticked(box)) === before ? text : join(this.#ticked(box)));
    return box;
  }

  /** @param {HTMLElement} box */
  #ticked(box) {
    return [...box.querySelectorAll("input")].filter((check) => check.checked).map((check) => check.value);
  }
}

/** @param {string} a @param {string} b */
const same = (a, b) => a.trim().toLowerCase() === b.trim().toLowerCase();
