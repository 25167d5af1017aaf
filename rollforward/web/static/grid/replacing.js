// @ts-check
// The window to find and replace: counts while one types, shows a few cells before and after, replaces in one step.

import { t } from "../js/words.js";
import { looks } from "./causes.js";
import { anyText, changed, query } from "./filter.js";
import { control, dialog, find, say, settled } from "./parts.js";
import { count } from "./selection.js";
/** @import { Filters } from "./filters.js" */
/** @import { Grid } from "./grid.js" */

const PAUSE = 250; // milliseconds without a letter, after which is counted
const SWITCHES = /** @type {const} */ (["case", "whole", "pattern", "blank"]);

export class Replacing {
  /** @param {HTMLElement} page @param {Grid} grid @param {Filters} filters */
  constructor(page, grid, filters) {
    this.page = page;
    this.grid = grid;
    this.filters = filters;
    this.window = dialog(page, "#replacing");
    this.form = /** @type {HTMLFormElement} */ (find(this.window, "form"));
    this.button = /** @type {HTMLButtonElement} */ (find(this.form, "[data-replace]"));
    this.version = 0;
    this.form.addEventListener("input", settled(() => this.#count(), PAUSE));
    this.form.addEventListener("submit", (event) => this.#submit(event));
    find(this.form, "[data-show-rows]").addEventListener("click", () => this.#show());
    this.window.addEventListener("close", () => grid.root.focus());
  }

  /** @param {number} column the one to look in; 0 for all */
  open(column) {
    const { position } = this.grid.columns[column];
    control(this.form, "in").value = position < 0 ? "" : `${position}`;
    this.window.showModal();
    control(this.form, "text").select();
    this.#count();
  }

  get switches() {
    return Object.fromEntries(SWITCHES.map((name) => [name, control(this.form, name).checked]));
  }

  get sought() {
    return { text: control(this.form, "text").value, ...this.switches };
  }

  get body() {
    const where = control(this.form, "in").value;
    return { find: this.sought, replace: control(this.form, "by").value, positions: where ? [Number(where)] : [] };
  }

  async #count() {
    const version = ++this.version, { text } = this.sought, { blank } = this.switches;
    control(this.form, "text").disabled = blank;
    if (!text && !blank) return this.#tell(t`Type what to find, or choose blank cells.`, 0, []);
    try {
      const told = await this.grid.source.server.post(`replacing?${query(this.filters.filter)}`, this.body);
      if (version !== this.version) return;
      const words = t`${count(told.cells, "cell")} in ${count(told.rows, "row")} would change.`;
      this.#tell(told.cells ? words : t`Nothing would change.`, told.cells, told.looks);
    } catch (error) {
      if (version === this.version) this.#tell(error instanceof Error ? error.message : "", 0, []);
    }
  }

  /** @param {string} words @param {number} cells @param {[string, string][]} shown */
  #tell(words, cells, shown) {
    find(this.form, "[data-told]").textContent = words;
    find(this.form, "[data-looks]").replaceChildren(looks(shown));
    this.button.textContent = cells ? t`Replace in ${count(cells, "cell")}` : t`Replace`;
    this.button.disabled = !cells;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    if (/** @type {HTMLButtonElement | null} */ (event.submitter)?.value === "close") return;
    event.preventDefault();
    if (this.button.disabled) return;
    const { body } = this;
    this.window.close();
    const done = await this.grid.source.act("replace", body, true);
    if (done) say(this.page, t`${count(done.changed, "cell")} replaced. Undo takes it back.`);
  }

  /** The rows with what is sought. */
  #show() {
    const { text } = this.sought, where = control(this.form, "in").value;
    const chosen = Object.fromEntries(Object.entries(this.switches).map(([name, on]) => [name, on ? "1" : ""]));
    this.window.close();
    this.filters.choose(changed(anyText(this.filters.filter), { text, in: where, ...chosen }));
  }
}
