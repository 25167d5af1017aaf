// @ts-check
// The window of one column: sort by it, filter by what its cells hold, put a value into all rows that are shown.

import { t } from "../js/words.js";
import { element } from "./cells.js";
import { anyText, changed, order } from "./filter.js";
import { clamp } from "./place.js";
import { control, dialog, find, say } from "./parts.js";
import { count } from "./selection.js";
/** @import { Filters } from "./filters.js" */
/** @import { Grid } from "./grid.js" */

/** How values stand in order, first and reversed. @type {Record<string, [string, string]>} */
const ORDERS = {
  "number": [t`Smallest first`, t`Largest first`],
  "currency": [t`Smallest first`, t`Largest first`],
  "date": [t`Earliest first`, t`Latest first`],
  "month-day": [t`Earliest first`, t`Latest first`],
};

export class ColumnMenu {
  /** @param {HTMLElement} page @param {Grid} grid @param {Filters} filters */
  constructor(page, grid, filters) {
    this.page = page;
    this.grid = grid;
    this.filters = filters;
    this.window = dialog(page, "#column");
    this.form = /** @type {HTMLFormElement} */ (find(this.window, "form"));
    this.column = 0;
    this.form.addEventListener("submit", (event) => this.#submit(event));
    // Enter in a box is for the button beside it, not for the first of the form.
    this.form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      find(this.form, event.target.name === "value" ? "[value=set]" : "[value=filter]").click();
    });
    this.window.addEventListener("close", () => grid.root.focus());
  }

  get position() {
    return this.grid.columns[this.column].position;
  }

  /** @param {number} column */
  open(column) {
    this.column = column;
    const { position, label, kind, options } = this.grid.columns[column];
    if (position < 0) return;
    const { filter } = this.filters, here = filter.in === `${position}`;
    const [up, down] = ORDERS[kind] ?? [t`A to Z`, t`Z to A`];
    find(this.window, "h2").textContent = label;
    this.#sortButton("up", up, order(filter, position) === "ascending");
    this.#sortButton("down", down, order(filter, position) === "descending");
    this.#sortButton("file", t`As in the file`, !filter.sort);
    control(this.form, "text").value = here ? filter.text ?? "" : "";
    control(this.form, "whole").checked = here && Boolean(filter.whole);
    control(this.form, "blank").checked = here && Boolean(filter.blank);
    control(this.form, "value").value = "";
    find(this.form, "[data-rows]").textContent = count(this.grid.source.total, "row");
    find(this.form, "datalist").replaceChildren(...options.map((option) => element("option", "", { value: option })));
    this.window.showModal();
    this.#lieUnder();
  }

  /** @param {string} name @param {string} words @param {boolean} pressed */
  #sortButton(name, words, pressed) {
    const button = find(this.form, `[value="${name}"]`);
    button.textContent = words;
    button.setAttribute("aria-pressed", `${pressed}`);
  }

  /** Below the header of its column, where there is room. */
  #lieUnder() {
    const header = this.grid.root.querySelector(`[role="columnheader"][aria-colindex="${this.column + 2}"]`);
    const at = header?.getBoundingClientRect();
    if (!at || innerWidth < 640 || innerHeight < 640) return;
    const { style, offsetWidth, offsetHeight } = this.window;
    style.margin = "0";
    style.left = `${clamp(at.left, 8, innerWidth - offsetWidth - 8)}px`;
    style.top = `${clamp(at.bottom, 8, innerHeight - offsetHeight - 8)}px`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    const pressed = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value;
    if (pressed === "close") return;
    event.preventDefault();
    this.window.close();
    if (pressed === "filter") this.#filter();
    else if (pressed === "set") await this.#set();
    else this.filters.choose(changed(this.filters.filter, { sort: this.#sort(pressed) }));
  }

  /** @param {string | undefined} way */
  #sort(way) {
    return way === "up" ? `${this.position}` : way === "down" ? `-${this.position}` : "";
  }

  #filter() {
    const { form } = this, blank = control(form, "blank").checked, text = blank ? "" : control(form, "text").value;
    const what = { text, whole: control(form, "whole").checked ? "1" : "", blank: blank ? "1" : "" };
    const any = anyText(this.filters.filter);
    return this.filters.choose(text || blank ? changed(any, { in: `${this.position}`, ...what }) : any);
  }

  async #set() {
    const text = control(this.form, "value").value;
    const done = await this.grid.source.act("fill", { positions: [this.position], text });
    if (done) say(this.page, t`${count(done.changed, "cell")} set. Undo takes it back.`);
  }
}
