// @ts-check
// A sheet to look at and correct: keys, mouse and clipboard on the one side, the source of rows on the other.
//
//   const grid = new Grid(frame, columns, source, { label: "Rows of the import", growing: false, describedBy: "keys" });
//   grid.addEventListener("active", (e) => show(e.detail.row, e.detail.column));
//
// Events: `active` (the cell that typing goes to), `say` (detail: words for the live region), `choose` (the row's verdict
// is to be decided), `find`, `replace`, `column` (detail: its number; what can be done with a column is asked for).

import { t } from "../js/words.js";
import { Actions } from "./actions.js";
import { Bubble } from "./bubble.js";
import { element } from "./cells.js";
import { Clipboard } from "./clipboard.js";
import { Editing } from "./editing.js";
import { meaning, pressed } from "./keys.js";
import { moved, tabbed, within } from "./place.js";
import { Pointer } from "./pointer.js";
import { nextProblem } from "./problems.js";
import * as selection from "./selection.js";
import { View } from "./view.js";
/** @import { Command } from "./keys.js" */
/** @import { Place } from "./place.js" */
/** @import { Range, Selection } from "./selection.js" */
/** @import { Source } from "./source.js" */
/** @import { Column } from "./view.js" */

const STEP = 16; // pixels that a column grows or shrinks by at a key

export class Grid extends EventTarget {
  /**
   * @param {HTMLElement} frame @param {Column[]} columns @param {Source} source
   * @param {{label: string, growing: boolean, describedBy: string}} options growing: rows may be added at the end
   */
  constructor(frame, columns, source, { label, growing, describedBy }) {
    super();
    this.columns = columns;
    this.source = source;
    this.root = element("div", "grid", {
      "role": "grid",
      "tabindex": "0",
      "aria-label": label,
      "aria-describedby": describedBy,
      "aria-multiselectable": "true",
    });
    frame.append(this.root);
    this.view = new View(this.root, columns, source);
    this.editing = new Editing(this, frame);
    this.actions = new Actions(source, columns, growing, (words) => this.say(words));
    new Bubble(frame, this.view);
    new Clipboard(this);
    new Pointer(this);
    this.leaving = false;
    /** @type {number | undefined} the line that the active cell stands in */
    this.line = undefined;
    this.source.addEventListener("rows", () => !this.editing.isOpen && this.refresh());
    this.root.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Draw everything anew. @param {number} [rowHeight] */
  refresh(rowHeight) {
    if (rowHeight) this.view.rowHeight = rowHeight;
    this.view.selection = selection.kept(this.#followed(this.view.selection), this.bounds);
    this.view.refresh();
    this.#tellActive();
  }

  /** What is chosen goes with its row, where rows before it went or came. @param {Selection} chosen */
  #followed(chosen) {
    if (this.line === undefined || this.source.row(chosen.active.row)?.line === this.line) return chosen;
    const at = this.source.pages.indexOf(this.line);
    return at < 0 ? chosen : selection.shifted(chosen, at - chosen.active.row);
  }

  get bounds() {
    return { rows: this.source.total, columns: this.columns.length, page: this.view.pageRows };
  }

  get selection() {
    return this.view.selection;
  }

  /** One cell. @param {Place} place */
  go(place) {
    this.select(selection.at(within(place, this.bounds)));
  }

  /** @param {Selection} chosen @param {boolean} [stay] do not scroll */
  select(chosen, stay = false) {
    const before = this.selection, words = selection.words(chosen);
    this.view.select(chosen, stay);
    if (before.active !== chosen.active) this.#tellActive();
    if (words && words !== selection.words(before)) this.say(words);
  }

  /** @param {string} words */
  say(words) {
    this.dispatchEvent(new CustomEvent("say", { detail: words }));
  }

  #tellActive() {
    const { row, column } = this.view.active;
    const known = this.source.row(row);
    this.line = known?.line;
    this.dispatchEvent(new CustomEvent("active", { detail: { row: known, column: this.columns[column] } }));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const command = meaning(pressed(event));
    if (!command || (command === "tab" && this.leaving)) return;
    this.leaving = command === "escape";
    if (this.#does(command, event) === false) return;
    event.preventDefault();
    event.stopPropagation(); // a key that opens the editor is not yet one for the editor
  }

  /** @param {Command} command @param {KeyboardEvent} event @returns {unknown} false: the key is the browser's after all */
  #does(command, { key, ctrlKey, metaKey, shiftKey }) {
    const { selection: chosen, bounds } = this, { active } = this.view;
    const ctrl = ctrlKey || metaKey;
    switch (command) {
      case "move":
        return this.go(moved(active, key, ctrl, bounds) ?? active);
      case "extend":
        return this.select(selection.extended(chosen, moved(chosen.head, key, ctrl, bounds) ?? chosen.head));
      case "tab": {
        const next = tabbed(active, shiftKey, bounds);
        return next ? this.go(next) : false;
      }
      case "above":
        return this.go({ ...active, row: active.row - 1 });
      case "all":
      case "rows":
      case "columns":
        return this.select(selection[command](chosen, bounds), true);
      case "escape":
        return this.select(selection.at(active), true);
      case "edit":
        return this.edit(null);
      case "type":
        return this.edit(key);
      case "clear":
        return this.actions.clear(selection.ranges(chosen));
      case "fillDown":
        return this.actions.fillDown(selection.latest(chosen));
      case "undo":
      case "redo":
        return this.turn(command);
      case "wider":
      case "narrower":
        return this.#widen(command === "wider" ? STEP : -STEP);
      case "nextProblem":
      case "lastProblem":
        return this.toProblem(command === "lastProblem");
      case "find":
      case "replace":
      case "column":
        return this.dispatchEvent(new CustomEvent(command, { detail: active.column }));
    }
  }

  /** @param {"undo" | "redo"} way */
  async turn(way) {
    if (await this.source.act(`edits/${way}`, {})) this.say(way === "undo" ? t`Taken back.` : t`Done again.`);
  }

  /** @param {boolean} back */
  async toProblem(back) {
    try {
      const place = await nextProblem(this.source, this.columns, this.view.active, back);
      if (place) this.go(place);
      else this.say(back ? t`No problem before this cell.` : t`No problem after this cell.`);
    } catch (error) {
      this.source.tell(error);
    }
  }

  /** @param {Range} from @param {Range} to the fill handle's */
  async fill(from, to) {
    await this.actions.fill(from, to);
    const anchor = { row: Math.min(from.top, to.top), column: Math.min(from.left, to.left) };
    const head = { row: Math.max(from.bottom, to.bottom), column: Math.max(from.right, to.right) };
    this.select({ ...this.selection, anchor, head }, true);
  }

  /** @param {number} by */
  #widen(by) {
    const { column } = this.view.active;
    this.view.resize(column, this.view.widths.of(column) + by);
    this.say(t`${this.columns[column].label}: ${this.view.widths.of(column)} pixels wide.`);
  }

  /** As wide as the longest text that is drawn. @param {number} column */
  fitColumn(column) {
    const cells = this.root.querySelectorAll(`[aria-colindex="${column + 2}"] > .grid-text`);
    this.view.resize(column, 28 + Math.max(...[...cells].map((text) => text.scrollWidth)));
  }

  /** Open the editor on the active cell. @param {string | null} typed the key that asked for it, if it was a letter */
  edit(typed) {
    this.editing.open(typed);
  }
}
