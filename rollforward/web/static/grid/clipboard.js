// @ts-check
// Copy, cut and paste by the browser's own clipboard events, which ask the member for no permission.

import { t, written } from "../js/words.js";
import { count, height, kept, latest, ranges } from "./selection.js";
import * as tsv from "./tsv.js";
/** @import { Grid } from "./grid.js" */
/** @import { Range } from "./selection.js" */

const MOST_ROWS = 100_000;

export class Clipboard {
  /** @param {Grid} grid */
  constructor(grid) {
    this.grid = grid;
    /** @type {{key: string, texts: string[][]} | null} fetched for a copy that its rows were not here for */
    this.fetched = null;
    grid.root.addEventListener("copy", (event) => this.#copy(event));
    grid.root.addEventListener("cut", (event) => this.#copy(event) && grid.actions.clear(ranges(grid.selection)));
    grid.root.addEventListener("paste", (event) => this.#paste(event));
  }

  /** @param {ClipboardEvent} event @returns {boolean} whether it is on the clipboard now */
  #copy(event) {
    event.preventDefault();
    const range = latest(this.grid.selection), key = JSON.stringify(range);
    const texts = this.grid.actions.textsNow(range) ?? (this.fetched?.key === key ? this.fetched.texts : null);
    this.fetched = null;
    if (!texts) {
      this.#fetch(range, key);
      return false;
    }
    event.clipboardData?.setData("text/plain", tsv.format(texts));
    event.clipboardData?.setData("text/html", tsv.html(texts));
    const several = this.grid.selection.others.length > 0, rows = count(texts.length, "row");
    this.grid.say(`${event.type === "cut" ? t`${rows} cut.` : t`${rows} copied.`}${several ? t` Only the block chosen last.` : ""}`);
    return true;
  }

  /** A clipboard event cannot wait for the server: the rows are fetched, and the next press of the keys finds them.
   * @param {Range} range @param {string} key */
  async #fetch(range, key) {
    if (height(range) > MOST_ROWS) {
      this.grid.say(t`That is ${count(height(range), "row")}; at most ${written(MOST_ROWS)} are copied at once.`);
      return;
    }
    this.grid.say(t`Fetching ${count(height(range), "row")} …`);
    try {
      this.fetched = { key, texts: await this.grid.actions.texts(range) };
      this.grid.say(t`${count(height(range), "row")} are ready: press the keys once more.`);
    } catch (error) {
      this.grid.source.tell(error);
    }
  }

  /** @param {ClipboardEvent} event */
  async #paste(event) {
    event.preventDefault();
    const texts = tsv.parse(event.clipboardData?.getData("text/plain") ?? "");
    if (!texts.length) return;
    const { grid } = this;
    const target = await grid.actions.paste(texts, latest(grid.selection));
    const anchor = { row: target.top, column: target.left }, head = { row: target.bottom, column: target.right };
    grid.view.select(kept({ active: anchor, anchor, head, others: [] }, grid.bounds), true);
  }
}
