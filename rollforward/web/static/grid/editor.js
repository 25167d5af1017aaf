// @ts-check
// The editor that lies over a cell: a text box, a list of options, check boxes for several, a date to write or to pick.
// It stands beside the grid, not in it, because a grid may hold rows alone.

import { t } from "../js/words.js";
import { element } from "./cells.js";
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
    /** Opened by typing into it: arrows then leave the cell, as they would have without an editor. */
    this.typing = false;
  }

  get isOpen() {
    return this.box !== null;
  }

  /**
   * @param {HTMLElement} cell the cell to lie over @param {Column} column @param {string} text
   * @param {string | null} typed what was typed to open it: replaces the text
   */
  open(cell, column, text, typed) {
    this.box = this.#made(column, text, typed);
    this.typing = typed !== null && this.box.querySelector("[type=checkbox], option") === null;
    this.box.classList.add("grid-editor");
    this.box.setAttribute("aria-label", column.label);
    this.frame.append(this.box);
    this.lieOver(cell);
    this.#focus(typed);
  }

  /** @param {Column} column @param {string} text @param {string | null} typed */
  #made(column, text, typed) {
    if (column.kind === "multi-select" && column.options.length) return this.#checks(column, text);
    if (column.options.length) return this.#list(column, text, typed);
    return column.kind === "date" ? this.#date(column, text, typed) : this.#text(text, typed);
  }

  /** Take the editor away. @returns {string} what it holds */
  close() {
    const text = this.read?.() ?? "";
    const box = this.box;
    this.box = this.read = null;
    box?.remove();
    return text;
  }

  /** @param {HTMLElement} cell the cell, which may have moved */
  lieOver(cell) {
    if (!this.box) return;
    const at = cell.getBoundingClientRect(), from = this.frame.getBoundingClientRect();
    const { box } = this;
    box.style.minWidth = `${at.width}px`;
    box.style.minHeight = `${at.height}px`;
    box.style.maxWidth = `${from.width}px`;
    box.style.left = `${Math.max(0, Math.min(at.left - from.left, from.width - box.offsetWidth))}px`;
    box.style.top = `${Math.min(at.top - from.top, Math.max(0, from.height - box.offsetHeight))}px`;
  }

  /** @param {string | null} typed */
  #focus(typed) {
    const fields = /** @type {NodeListOf<HTMLInputElement>} */ (this.box?.querySelectorAll("input"));
    const wanted = [...fields].find((field) => startsWith(field.value, typed));
    const target = this.box?.matches("fieldset") ? wanted ?? fields[0] : this.box;
    target?.focus();
    if ((target instanceof HTMLTextAreaElement || target?.matches("[type=text]")) && typed === null) {
      /** @type {HTMLInputElement} */ (target).select();
    }
  }

  /**
   * Arrows and letters among check boxes. @param {string} key @returns {boolean} whether the key was one
   */
  step(key) {
    const checks = [...(this.box?.querySelectorAll('[type="checkbox"]') ?? [])];
    const at = checks.indexOf(/** @type {Element} */ (document.activeElement));
    if (at < 0) return false;
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: checks.length - 1 };
    const after = [...checks.slice(at + 1), ...checks.slice(0, at + 1)];
    const next = key in steps
      ? checks[steps[/** @type {keyof typeof steps} */ (key)]]
      : key === " " ? undefined : after.find((check) => startsWith(/** @type {HTMLInputElement} */ (check).value, key));
    if (next instanceof HTMLElement) next.focus();
    return next !== undefined || key in steps;
  }

  /** A line end in the text, where the text can hold one. */
  newLine() {
    if (this.box instanceof HTMLTextAreaElement) {
      this.box.setRangeText("\n", this.box.selectionStart, this.box.selectionEnd, "end");
    }
  }

  /** From a date's text to its calendar. @param {string} key @returns {boolean} whether the key asked for that */
  openCalendar(key) {
    const calendar = this.box?.querySelector('[type="date"]');
    if (key !== "ArrowDown" || !(calendar instanceof HTMLInputElement) || document.activeElement === calendar) return false;
    calendar.focus();
    calendar.showPicker();
    return true;
  }

  /** A date as it is written in the file, and beside it the calendar. @param {Column} column @param {string} text
   * @param {string | null} typed */
  #date(column, text, typed) {
    const box = element("fieldset", "grid-date");
    const field = element("input", "", { type: "text", "aria-label": column.label, "aria-description": t`Alt and arrow down opens the calendar.` });
    const calendar = element("input", "", { type: "date", "aria-label": t`${column.label}: pick from the calendar` });
    if (!(field instanceof HTMLInputElement && calendar instanceof HTMLInputElement)) throw new TypeError("no input");
    field.value = typed ?? text;
    calendar.value = text;
    calendar.addEventListener("change", () => calendar.value && (field.value = calendar.value));
    box.append(field, calendar);
    this.read = () => field.value;
    return box;
  }

  /** @param {string} text @param {string | null} typed */
  #text(text, typed) {
    const box = document.createElement("textarea");
    box.rows = 1;
    box.value = typed ?? text;
    this.read = () => box.value;
    return box;
  }

  /** @param {Column} column @param {string} text @param {string | null} typed */
  #list(column, text, typed) {
    const box = document.createElement("select");
    const known = column.options.find((option) => option.toLowerCase() === text.trim().toLowerCase());
    box.append(new Option(t`(blank)`, ""));
    // A value that is no option stays choosable: leaving the editor must not change the cell.
    if (text && !known) box.append(new Option(t`${text} (not an option)`, text));
    for (const option of column.options) box.append(new Option(option, option));
    box.value = column.options.find((option) => startsWith(option, typed)) ?? known ?? text;
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
      label.append(check, unknown.includes(value) ? t`${value} (not an option)` : value);
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

/** @param {string} text @param {string | null} typed */
const startsWith = (text, typed) => typed !== null && typed.trim() !== "" && text.toLowerCase().startsWith(typed.toLowerCase());

/** @param {string} a @param {string} b */
const same = (a, b) => a.trim().toLowerCase() === b.trim().toLowerCase();
