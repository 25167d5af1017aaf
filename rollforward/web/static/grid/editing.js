// @ts-check
// The editor on the active cell: what opens it, which keys leave it, and where its text goes: to the row that it was
// opened on, wherever that stands by then.

import { Editor } from "./editor.js";
import { moved } from "./place.js";
import * as selection from "./selection.js";
/** @import { Grid } from "./grid.js" */

const ARROWS = { ArrowUp: 1, ArrowDown: 1, ArrowLeft: 1, ArrowRight: 1 };

export class Editing {
  /** @param {Grid} grid @param {HTMLElement} frame positioned element that holds the grid */
  constructor(grid, frame) {
    this.grid = grid;
    this.editor = new Editor(frame);
    /** @type {{line: number, position: number, text: string} | null} the cell as it was when the editor opened */
    this.cell = null;
    frame.addEventListener("focusout", (event) => this.#left(event));
    frame.addEventListener("keydown", (event) => this.editor.isOpen && this.#key(event));
    grid.root.addEventListener("drawn", () => grid.view.activeCell && this.editor.lieOver(grid.view.activeCell));
  }

  get isOpen() {
    return this.editor.isOpen;
  }

  /** Open the editor on the active cell. @param {string | null} typed the key that asked for it, if it was a letter */
  open(typed) {
    const { grid } = this, { row, column } = grid.view.active;
    grid.view.select(selection.at(grid.view.active));
    const known = grid.source.row(row), cell = grid.view.activeCell, { position } = grid.columns[column];
    if (!known || !cell) return;
    if (position < 0) {
      grid.dispatchEvent(new Event("choose"));
      return;
    }
    const text = grid.source.text(known, column - 1, position);
    this.cell = { line: known.line, position, text };
    this.editor.open(cell, grid.columns[column], text, typed);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { key, shiftKey, altKey } = event, { grid } = this;
    const steps = { Enter: shiftKey ? "ArrowUp" : "ArrowDown", Tab: shiftKey ? "ArrowLeft" : "ArrowRight" };
    const way = key === "Enter" || key === "Tab" ? steps[key] : key in ARROWS && this.editor.typing && !shiftKey ? key : null;
    if (event.isComposing) return;
    if (key === "Escape") this.#close(false);
    else if (altKey && key === "Enter") this.editor.newLine();
    else if (altKey ? !this.editor.openCalendar(key) : !way && !this.editor.step(key)) return;
    else if (way && !altKey) {
      this.#close(true);
      grid.go(moved(grid.view.active, way, false, grid.bounds) ?? grid.view.active);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {boolean} keep */
  #close(keep) {
    const text = this.editor.close();
    this.grid.root.focus({ preventScroll: true });
    if (keep) this.#write(text);
    else this.grid.refresh();
  }

  /** Close the editor, if it is open, and keep what it holds. */
  keep() {
    if (this.editor.isOpen) this.#close(true);
  }

  /** @param {FocusEvent} event */
  #left(event) {
    const inside = this.editor.box?.contains(/** @type {Node | null} */ (event.relatedTarget));
    if (this.editor.isOpen && !inside) this.#write(this.editor.close());
  }

  /** @param {string} text what the editor held */
  #write(text) {
    const { grid, cell } = this;
    this.cell = null;
    grid.refresh();
    if (cell && cell.text !== text) grid.source.edit([{ line: cell.line, position: cell.position, text }]);
  }
}
