// @ts-check
// Likely duplicates: looked for when asked, each with its reasons, and opened side by side.

import { t, written } from "../js/words.js";
import { element } from "./cells.js";
import { find } from "./parts.js";
/** @import { Grid } from "./grid.js" */

/** @typedef {(line: number, with_?: {other?: number, search?: string}) => Promise<void>} Compare */
/** @typedef {{label: string, row: string, other: string}} Compared */
/** @typedef {{line: number, other_line: number | null, client: {id: string, name: string} | null, reasons: string[], compared: Compared[], answer: string}} Pair */

const REASONS = 2; // shown of each pair
const PAIRS = 50; // asked for at once

export class Duplicates {
  /** @param {HTMLElement} page @param {Grid} grid @param {Compare} compare */
  constructor(page, grid, compare) {
    this.grid = grid;
    this.compare = compare;
    this.box = find(page, "[data-duplicates]");
    this.list = find(this.box, "ul");
    this.more = find(this.box, "[data-more]");
    this.looked = false;
    find(this.box, "button").addEventListener("click", () => this.#look(0));
    this.more.addEventListener("click", () => this.#look(this.list.children.length));
    grid.addEventListener("settled", () => this.looked && this.#look(0));
  }

  /** Pairs without an answer. @param {number} start how many of them stand here and stay */
  async #look(start) {
    const told = find(this.box, "[data-told]");
    told.textContent = t`Looking …`;
    try {
      const { open, pairs } = await this.grid.source.server.get(`duplicates?open=1&start=${start}&count=${PAIRS}`);
      const items = pairs.map((/** @type {Pair} */ pair) => this.#item(pair));
      this.looked = true;
      this.list.replaceChildren(...[...this.list.children].slice(0, start), ...items);
      told.textContent = open ? t`${written(open)} to be looked at.` : t`Nothing to be looked at.`;
      if (start) items[0]?.querySelector("button").focus(); // the button to go on may be gone
      this.more.hidden = start + items.length >= open;
    } catch (error) {
      told.textContent = "";
      this.grid.source.tell(error);
    }
  }

  /** @param {Pair} pair */
  #item({ line, other_line: earlier, client, reasons, compared: [first] }) {
    const words = t`${first?.row || t`blank`} (row ${line}) and ${first?.other || t`blank`} (${client?.id ?? t`row ${earlier}`})`;
    const item = element("li", ""), button = element("button", "link cause-link", { type: "button" }, words);
    button.addEventListener("click", () =>
      earlier ? this.compare(earlier, { other: line }) : this.compare(line, { search: client?.id }));
    item.append(button, element("p", "small muted cause-why", {}, reasons.slice(0, REASONS).join(" ")));
    return item;
  }
}
