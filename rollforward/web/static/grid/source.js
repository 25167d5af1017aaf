// @ts-check
// The rows behind the grid: pages from the server, kept while they are near.

import { Server, words } from "./server.js";

/** @import { Edit, Row } from "./row.js" */

const PAGE = 200;
const PAGES_KEPT = 40;
const STRETCH = 500; // rows that the server gives at once

/**
 * Events: `rows` (rows came or changed), `summary` (detail: the summary), `trouble` (detail: words for the member).
 */
export class Source extends EventTarget {
  /**
   * @param {{base: string, token: string, show: string, total: number, change: number}} options base: path of the
   * review, with `/`; change: number of the last change that the page knows
   */
  constructor({ base, token, show, total, change }) {
    super();
    this.server = new Server(base, token);
    this.show = show;
    this.total = total;
    this.change = change;
    /** @type {Map<number, Row[]>} the last in the map is the last used */
    this.pages = new Map();
    this.asking = false;
    /** How many of the member's own changes are on their way. */
    this.sending = 0;
    /** @type {Map<string, string>} typed but not yet confirmed, by line:position */
    this.pending = new Map();
    this.version = 0;
    /** @type {[number, number]} the rows on the screen */
    this.view = [0, 0];
    /** @type {Promise<unknown>} */
    this.queue = Promise.resolve();
  }

  /** @param {number} index @returns {Row | undefined} */
  row(index) {
    return this.pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** The text to show in a cell. @param {Row} row @param {number} column @param {number} position */
  text(row, column, position) {
    return this.pending.get(`${row.line}:${position}`) ?? row.cells[column] ?? "";
  }

  /**
   * Fetch what is missing between two rows, which are now on the screen. One request at a time and then for what is on
   * the screen by then: whoever drags the scroll bar past a million rows does not ask for each of them.
   * @param {number} first @param {number} last
   */
  async ensure(first, last) {
    this.view = [first, last];
    this.#use();
    if (this.asking) return;
    this.asking = true;
    try {
      for (let missing = this.#missing(); missing.length; missing = this.#missing()) {
        await Promise.all(missing.map((page) => this.#fetchPage(page)));
      }
    } catch (error) {
      this.tell(error);
    } finally {
      this.asking = false;
    }
  }

  /** All rows between two, near or not. @param {number} first @param {number} last @returns {Promise<Row[]>} */
  async span(first, last) {
    const end = Math.min(last, this.total - 1);
    const found = this.spanNow(first, end);
    if (found) return found;
    /** @type {Row[]} */
    const rows = [];
    for (let start = first; start <= end; start += STRETCH) {
      rows.push(...(await this.server.get(this.#path(start, Math.min(STRETCH, end - start + 1)), )).rows);
    }
    return rows;
  }

  /** The same if all of them are here. @param {number} first @param {number} last */
  spanNow(first, last) {
    const rows = [];
    for (let index = first; index <= Math.min(last, this.total - 1); index++) {
      const row = this.row(index);
      if (!row) return null;
      rows.push(row);
    }
    return rows;
  }

  /** How many rows a filter selects. @param {string} show */
  async totalOf(show) {
    return (await this.server.get(this.#path(0, 0, show), )).total;
  }

  /** The line of one row under a filter. @param {number} index @param {string} show @returns {Promise<number>} */
  async lineAt(index, show) {
    const known = show === this.show ? this.row(index) : undefined;
    return (known ?? (await this.server.get(this.#path(index, 1, show), )).rows[0]).line;
  }

  /** Forget all rows, after something changed that may concern any of them. */
  forget() {
    this.version++;
    this.pages.clear();
    this.dispatchEvent(new Event("rows"));
  }

  /** Show another selection of rows. @param {string} show */
  choose(show) {
    this.show = show;
    this.total = 0;
    this.forget();
    return this.#fetchPage(0).catch((error) => this.tell(error));
  }

  /** @param {Edit[]} edits one action of the member */
  edit(edits) {
    for (const edit of edits) this.pending.set(`${edit.line}:${edit.position}`, edit.text);
    this.dispatchEvent(new Event("rows"));
    return this.#post("edits", { edits }).finally(() => {
      for (const edit of edits) this.pending.delete(`${edit.line}:${edit.position}`);
      this.dispatchEvent(new Event("rows"));
    });
  }

  /** @param {"undo" | "redo"} way */
  turn(way) {
    return this.#post(`edits/${way}`, {});
  }

  /** @param {number} count */
  addRows(count) {
    return this.#post("rows/add", { count });
  }

  /** Added rows go, rows of the file are skipped. @param {number[]} lines */
  removeRows(lines) {
    return this.#post("rows/remove", { lines });
  }

  /** @param {number} line @param {string} decision */
  decide(line, decision) {
    return this.#post(`rows/${line}/decision`, { decision });
  }

  #missing() {
    return this.#pagesInView().filter((page) => !this.pages.has(page));
  }

  /** Mark the pages on the screen as the last used. */
  #use() {
    for (const page of this.#pagesInView()) {
      const known = this.pages.get(page);
      if (known) this.pages.delete(page), this.pages.set(page, known);
    }
  }

  /** @param {number} page */
  async #fetchPage(page) {
    const version = this.version;
    const answer = await this.server.get(this.#path(page * PAGE, PAGE));
    if (version !== this.version) return;
    this.pages.set(page, answer.rows);
    this.total = answer.total;
    this.#drop();
    this.dispatchEvent(new Event("rows"));
  }

  #drop() {
    for (const page of this.pages.keys()) {
      if (this.pages.size <= PAGES_KEPT) return;
      this.pages.delete(page);
    }
  }

  /** One after the other, in the order of the member's actions. @param {string} path @param {object} body */
  #post(path, body) {
    this.sending++;
    const sent = this.queue.then(() => this.#send(path, body)).finally(() => this.sending--);
    this.queue = sent;
    return sent;
  }

  /** @param {string} path @param {object} body @returns {Promise<boolean>} whether the server took it */
  async #send(path, body) {
    try {
      await this.#follow(await this.server.post(`${path}?${new URLSearchParams({ show: this.show })}`, body));
      return true;
    } catch (error) {
      this.tell(error);
      return false;
    }
  }

  /** Counts and rows anew, after somebody else changed them. */
  async renew() {
    await this.#follow(await this.server.get(`summary?${new URLSearchParams({ show: this.show })}`));
  }

  /** @param {any} summary */
  async #follow(summary) {
    this.total = summary.total;
    this.change = summary.change;
    this.dispatchEvent(new CustomEvent("summary", { detail: summary }));
    await this.#refresh();
  }

  /** Fetch the rows on the screen again and only then put them in place, so that nothing flickers. */
  async #refresh() {
    const version = ++this.version;
    const shown = this.#pagesInView();
    const answers = await Promise.all(shown.map((page) => this.server.get(this.#path(page * PAGE, PAGE), )));
    if (version !== this.version) return;
    this.pages = new Map(shown.map((page, i) => [page, answers[i].rows]));
    this.dispatchEvent(new Event("rows"));
  }

  #pagesInView() {
    const pages = [];
    const [first, last] = this.view;
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) {
      if (page * PAGE < this.total) pages.push(page);
    }
    return pages;
  }

  /** @param {number} start @param {number} count @param {string} [show] */
  #path(start, count, show = this.show) {
    return `rows?${new URLSearchParams({ start: `${start}`, count: `${count}`, show })}`;
  }

  /** Say to the member why something was not done. @param {unknown} error */
  tell(error) {
    this.dispatchEvent(new CustomEvent("trouble", { detail: words(error) }));
  }
}
