// @ts-check
// A sheet to look at and correct: keys, mouse and clipboard on the one side, the source of rows on the other.
//
//   const grid = new Grid(frame, columns, source, { label: "Rows of the import", growing: false });
//   grid.addEventListener("active", (e) => show(e.detail.row, e.detail.column));

import { Editor } from "./editor.js";
import { moved, tabbed, within } from "./place.js";
import * as tsv from "./tsv.js";
import { element, View } from "./view.js";
/** @import { Place } from "./place.js" */
/** @import { Edit, Source } from "./source.js" */
/** @import { Column } from "./view.js" */

export class Grid extends EventTarget {
  /**
   * @param {HTMLElement} frame @param {Column[]} columns @param {Source} source
   * @param {{label: string, growing: boolean, describedBy: string}} options growing: rows may be added at the end
   */
  constructor(frame, columns, source, { label, growing, describedBy }) {
    super();
    this.columns = columns;
    this.source = source;
    this.growing = growing;
    this.root = element("div", "grid", { role: "grid", tabindex: "0", "aria-label": label, "aria-describedby": describedBy });
    frame.append(this.root);
    this.view = new View(this.root, columns, source);
    this.editor = new Editor(frame);
    this.leaving = false;
    this.#listen(frame);
  }

  /** Draw everything anew. @param {number} [rowHeight] */
  refresh(rowHeight) {
    if (rowHeight) this.view.rowHeight = rowHeight;
    this.view.active = within(this.view.active, this.bounds);
    this.view.refresh();
    this.#tellActive();
  }

  get bounds() {
    return { rows: this.source.total, columns: this.columns.length, page: this.view.pageRows };
  }

  /** @param {Place} place */
  go(place) {
    this.view.activate(within(place, this.bounds));
    this.#tellActive();
  }

  #tellActive() {
    const { row, column } = this.view.active;
    this.dispatchEvent(new CustomEvent("active", { detail: { row: this.source.row(row), column: this.columns[column] } }));
  }

  /** @param {HTMLElement} frame */
  #listen(frame) {
    this.source.addEventListener("rows", () => !this.editor.isOpen && this.refresh());
    this.root.addEventListener("keydown", (event) => this.#key(event));
    this.root.addEventListener("mousedown", (event) => this.#press(event));
    this.root.addEventListener("dblclick", () => this.edit(null));
    this.root.addEventListener("copy", (event) => this.#copy(event));
    this.root.addEventListener("paste", (event) => this.#paste(event));
    frame.addEventListener("focusout", (event) => this.#left(event));
    frame.addEventListener("keydown", (event) => this.editor.isOpen && this.#editorKey(event));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const ctrl = event.ctrlKey || event.metaKey;
    if (event.key === "Tab" && this.leaving) return;
    this.leaving = event.key === "Escape";
    const next = event.key === "Tab"
      ? tabbed(this.view.active, event.shiftKey, this.bounds)
      : moved(this.view.active, event.key, ctrl, this.bounds);
    if (next) this.go(next);
    else if (ctrl && event.key.toLowerCase() === "z") event.shiftKey ? this.source.redo() : this.source.undo();
    else if (ctrl && event.key.toLowerCase() === "y") this.source.redo();
    else if (event.key === "F2" || event.key === "Enter") this.edit(null);
    else if (event.key === "Delete" || event.key === "Backspace") this.write([[""]]);
    else if (event.key.length === 1 && !ctrl && !event.altKey) this.edit(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation(); // a key that opens the editor is not yet one for the editor
  }

  /** @param {KeyboardEvent} event */
  #editorKey(event) {
    const steps = { Enter: "ArrowDown", Tab: event.shiftKey ? "ArrowLeft" : "ArrowRight" };
    if (event.key === "Escape") this.#closeEditor(false);
    else if (event.isComposing || (event.key === "Enter" && event.altKey)) return;
    else if (event.key === "Enter" || event.key === "Tab") {
      this.#closeEditor(true);
      const next = moved(this.view.active, steps[event.key], false, this.bounds);
      if (next) this.go(next);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {MouseEvent} event */
  #press(event) {
    const cell = /** @type {HTMLElement} */ (event.target).closest('[role="gridcell"]');
    if (!cell) return;
    const [row, column] = cell.id.split("-").slice(1).map(Number);
    this.go({ row, column });
  }

  /** Open the editor on the active cell. @param {string | null} typed the key that asked for it, if it was a letter */
  edit(typed) {
    const { row, column } = this.view.active;
    const known = this.source.row(row), cell = this.view.activeCell;
    if (!known || !cell) return;
    if (this.columns[column].position < 0) {
      this.dispatchEvent(new Event("choose"));
      return;
    }
    const text = this.source.text(known, column - 1, this.columns[column].position);
    this.editor.open(cell, this.columns[column], text, typed);
  }

  /** @param {boolean} keep */
  #closeEditor(keep) {
    const text = this.editor.close();
    this.root.focus({ preventScroll: true });
    if (keep) this.write([[text]]);
    else this.refresh();
  }

  /** @param {FocusEvent} event */
  #left(event) {
    const inside = this.editor.box?.contains(/** @type {Node | null} */ (event.relatedTarget));
    if (this.editor.isOpen && !inside) this.write([[this.editor.close()]]);
  }

  /** @param {ClipboardEvent} event */
  #copy(event) {
    const { row, column } = this.view.active;
    const known = this.source.row(row), { position } = this.columns[column];
    if (!known) return;
    const text = position < 0 ? known.label : this.source.text(known, column - 1, position);
    event.clipboardData?.setData("text/plain", tsv.format([[text]]));
    event.preventDefault();
  }

  /** @param {ClipboardEvent} event */
  async #paste(event) {
    event.preventDefault();
    const block = tsv.parse(event.clipboardData?.getData("text/plain") ?? "");
    const missing = this.view.active.row + block.length - this.source.total;
    if (this.growing && missing > 0) await this.source.addRows(missing);
    await this.write(block);
  }

  /**
   * Write a block of texts from the active cell on, as one action. Cells beyond the sheet are counted and said.
   * @param {string[][]} block
   */
  async write(block) {
    const { row, column } = this.view.active;
    await this.source.ensure(row, row + block.length - 1);
    /** @type {Edit[]} */
    const edits = [];
    let skipped = 0;
    block.forEach((texts, down) =>
      texts.forEach((text, right) => {
        const target = this.source.row(row + down), at = this.columns[column + right];
        if (!target || !at || at.position < 0) skipped++;
        else if (this.source.text(target, column + right - 1, at.position) !== text) {
          edits.push({ line: target.line, position: at.position, text });
        }
      })
    );
    if (edits.length) await this.source.edit(edits);
    else this.refresh();
    if (skipped) this.dispatchEvent(new CustomEvent("skipped", { detail: skipped }));
  }
}
