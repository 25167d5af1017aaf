// @ts-check
// What restricts the rows: verdicts, a text, what was chosen of a column or a cause. Kept in the address of the page.

import { t } from "../js/words.js";
import { element } from "./cells.js";
import { anyText, changed, isRestricted, query, restrictions } from "./filter.js";
import { find, say, settled } from "./parts.js";
import { count } from "./selection.js";
/** @import { Filter } from "./filter.js" */
/** @import { Grid } from "./grid.js" */

const PAUSE = 300; // milliseconds without a letter, after which a text is sought

/** Event: `chosen`. */
export class Filters extends EventTarget {
  /** @param {HTMLElement} page @param {Grid} grid */
  constructor(page, grid) {
    super();
    this.page = page;
    this.grid = grid;
    this.box = /** @type {HTMLInputElement} */ (find(page, "[data-text]"));
    this.box.addEventListener("input", settled(() => this.#seek(), PAUSE));
    this.box.addEventListener("keydown", ({ key }) => key === "Enter" && this.grid.root.focus());
    page.addEventListener("click", (event) => this.#click(event));
    this.isOld = false;
    for (const name of ["updating", "summary"]) grid.source.addEventListener(name, () => this.#age());
    this.mark();
  }

  get filter() {
    return this.grid.source.filter;
  }

  /** @param {Filter} filter */
  async choose(filter) {
    const { source, view, root } = this.grid;
    history.replaceState(null, "", `?${query(filter)}`);
    root.scrollTop = 0;
    const chosen = source.choose(filter);
    this.isOld = false;
    this.mark();
    view.refreshHead();
    await chosen;
    say(this.page, `${count(source.total, "row")} shown.`);
  }

  /** Rows of one verdict, code or cause, found by no text; of a cause the first cell is brought in sight. @param {string} show */
  async show(show) {
    await this.choose(changed(anyText(this.filter), { show }));
    const [kind, , position] = show.split(":");
    const column = kind === "cause" ? this.grid.columns.findIndex((each) => each.position === Number(position)) : -1;
    if (column > 0 && this.filter.show === show) this.grid.go({ row: 0, column });
  }

  /** Which filters are in force, on the page. */
  mark() {
    const { show = "all" } = this.filter;
    for (const link of this.page.querySelectorAll("a[data-show]")) {
      if (link.getAttribute("data-show") === show) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (document.activeElement !== this.box) this.box.value = this.filter.in ? "" : this.filter.text ?? "";
    this.#showTokens();
    this.dispatchEvent(new Event("chosen"));
  }

  #showTokens() {
    const tokens = restrictions(this.filter, this.grid.columns).map(({ words, without }) => {
      const token = element("button", "filter filter-token", { type: "button" }, words);
      token.append(element("span", "", { "aria-hidden": "true" }, "×"), element("span", "visually-hidden", {}, t`: take away`));
      token.addEventListener("click", () => this.#chooseFromToken(without));
      return token;
    });
    if (this.isOld) {
      const again = element("button", "filter", { type: "button", title: t`Rows stay where they are while you change them` }, t`Sort and filter again`);
      again.addEventListener("click", () => this.#chooseFromToken(this.filter));
      tokens.push(again);
    }
    find(this.page, "[data-restrictions]").replaceChildren(...tokens);
  }

  /** @param {Filter} filter */
  #chooseFromToken(filter) {
    this.grid.root.focus(); // the button goes with what it stands for
    return this.choose(filter);
  }

  /** Whether cells were changed since the rows were chosen, so that others may be meant by now. */
  #age() {
    const { change, chosen } = this.grid.source;
    const isOld = change !== chosen && isRestricted(this.filter);
    if (isOld === this.isOld) return;
    this.isOld = isOld;
    this.#showTokens();
  }

  #seek() {
    const text = this.box.value;
    if (text !== (this.filter.in ? "" : this.filter.text ?? "")) this.choose(changed(anyText(this.filter), { text }));
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest("a[data-show]");
    if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.show(link.dataset.show ?? "all");
  }
}
