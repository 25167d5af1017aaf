// @ts-check
// The problem of the active cell, in words beside it. For the eye: the cell itself says the same to a screen reader.

import { element } from "./cells.js";
/** @import { View } from "./view.js" */

export class Bubble {
  /** @param {HTMLElement} frame positioned element that holds the grid @param {View} view */
  constructor(frame, view) {
    this.frame = frame;
    this.view = view;
    this.box = element("div", "grid-bubble", { "aria-hidden": "true", hidden: "" });
    frame.append(this.box);
    view.root.addEventListener("drawn", () => this.#show());
  }

  #show() {
    const cell = this.view.activeCell;
    const note = cell?.classList.contains("grid-problem") ? cell.querySelector("[id$='-note']") : null;
    this.box.hidden = !cell || !note;
    if (!cell || !note) return;
    this.box.textContent = note.textContent;
    const at = cell.getBoundingClientRect(), from = this.frame.getBoundingClientRect(), { box } = this;
    const head = this.view.head.getBoundingClientRect();
    box.hidden = at.top < head.bottom - 1 || at.bottom > from.bottom || at.left >= from.right || at.right <= from.left;
    const below = at.bottom - from.top + 4, above = at.top - from.top - box.offsetHeight - 4;
    box.style.top = `${below + box.offsetHeight > from.height && above > 0 ? above : below}px`;
    box.style.left = `${Math.max(0, Math.min(at.left - from.left, from.width - box.offsetWidth))}px`;
  }
}
