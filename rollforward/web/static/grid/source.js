// @ts-check
// The rows behind the grid: pages from the server, and the member's actions sent to it, one after the other.

import { query } from "./filter.js";
import { PAGE, Pages } from "./pages.js";
import { painted } from "./parts.js";
import { Server, words } from "./server.js";
/** @import { Filter } from "./filter.js" */
/** @import { Edit, Row } from "./row.js" */

const STRETCH = 500; // rows that the server gives at once

/** @typedef {{text: string, taken: boolean}} Pending  taken: the server has it, the rows here do not yet */

/**
 * Events: `rows` (rows came or changed), `sending` (one more or one less is on its way), `updating` (the counts are about
 * to change), `summary` (detail: the summary), `trouble` (detail: words for the member).
 */
export class Source extends EventTarget {
  /**
   * @param {{base: string, token: string, filter: Filter, total: number, change: number, first: Row[]}} options base: path
   * of the review, with `/`; change: number of the last change that the page knows; first: rows that it brought
   */
  constructor({ base, token, filter, total, change, first }) {
    super();
    this.server = new Server(base, token);
    this.filter = filter;
    this.total = total;
    this.change = change;
    /** The change that the rows here are of, and the one that the counts are of. */
    this.seen = this.counted = change;
    /** The change at which the rows were chosen: until they are chosen again no edit takes one away or moves it. */
    this.chosen = change;
    this.pages = new Pages();
    this.pages.begin(first, total);
    this.asking = false;
    /** How many of the member's own changes are on their way. */
    this.sending = 0;
    /** How many of them were not done. */
    this.refused = 0;
    /** @type {Map<string, Pending>} typed, and not yet in the rows, by line:position */
    this.pending = new Map();
    this.version = 0;
    /** @type {[number, number]} the rows on the screen */
    this.view = [0, 0];
    /** @type {Promise<unknown>} */
    this.queue = this.counting = Promise.resolve();
  }

  /** @param {number} index */
  row(index) {
    return this.pages.row(index);
  }

  /** The text to show in a cell. @param {Row} row @param {number} column @param {number} position */
  text(row, column, position) {
    return this.pending.get(`${row.line}:${position}`)?.text ?? row.cells[column] ?? "";
  }

  /**
   * Fetch what is missing between two rows, which are now on the screen. One request at a time and then for what is on
   * the screen by then: whoever drags the scroll bar past a million rows does not ask for each of them.
   * @param {number} first @param {number} last
   */
  async ensure(first, last) {
    this.view = [first, last];
    if (this.asking) return;
    this.asking = true;
    try {
      if (this.pages.begun) await painted();
      for (let missing; (missing = this.pages.missing(this.#inView())).length;) {
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
      rows.push(...(await this.#ask(start, Math.min(STRETCH, end - start + 1))).rows);
    }
    return rows;
  }

  /** The same if all of them are here. @param {number} first @param {number} last */
  spanNow(first, last) {
    return this.pages.span(first, Math.min(last, this.total - 1));
  }

  /** The nearest row with a problem, from one on. @param {number} from @param {boolean} back
   * @returns {Promise<number | null>} */
  async nextProblem(from, back) {
    return (await this.server.get(this.#address("rows/problem", { start: `${from}`, ...(back ? { back: "1" } : {}) }))).index;
  }

  /** Show other rows, or in another order. @param {Filter} filter */
  choose(filter) {
    this.filter = filter;
    this.total = 0;
    this.view = [0, 0];
    this.seen = this.chosen = this.change;
    this.version++;
    this.pages.replace([]);
    this.dispatchEvent(new Event("rows"));
    return this.#fetchPage(0).catch((error) => this.tell(error));
  }

  /** Correct cells: shown at once, checked a moment later, counted when nothing else is on its way. @param {Edit[]} edits */
  async edit(edits) {
    /** @type {[string, Pending][]} */
    const made = edits.map(({ line, position, text }) => [`${line}:${position}`, { text, taken: false }]);
    for (const [key, each] of made) this.pending.set(key, each);
    this.dispatchEvent(new Event("rows"));
    const answer = await this.#post("edits", { edits }, { quick: "1" });
    for (const [key, each] of made) {
      each.taken = answer !== null;
      if (!answer && this.pending.get(key) === each) this.pending.delete(key);
    }
    if (answer) this.#recheck(edits, answer);
    this.dispatchEvent(new Event("rows"));
    this.#recount();
    return answer !== null;
  }

  /**
   * One action of the member that the server works out. @param {string} path @param {object} body
   * @param {boolean} [anew] whether the rows are then chosen anew
   * @returns {Promise<any>} what the server told; null where it was refused
   */
  async act(path, body, anew = false) {
    const answer = await this.#post(path, body, { quick: "1" });
    if (answer && anew) this.chosen = answer.change;
    if (answer) await this.#follow(answer).catch((error) => this.tell(error));
    this.#recount();
    return answer;
  }

  /** The same to rows named by where they stand: refused where they may have moved since they were seen.
   * @param {string} path @param {object} body */
  actOnRows(path, body) {
    return this.act(path, { ...body, seen: this.seen });
  }

  /** When nothing is on its way any more. @returns {Promise<boolean>} whether all that was on its way was done */
  async settled() {
    const { refused } = this;
    while (this.sending) await this.queue;
    return this.refused === refused;
  }

  /** Counts and rows anew. */
  async renew() {
    await this.#follow(await this.server.get(this.#address("summary")));
  }

  /** Say to the member why something was not done. @param {unknown} error */
  tell(error) {
    this.dispatchEvent(new CustomEvent("trouble", { detail: words(error) }));
  }

  /** One after the other, in the order of the member's actions. @param {string} path @param {object} body
   * @param {Record<string, string>} [more] @returns {Promise<any>} null where the server refused it */
  #post(path, body, more = {}) {
    this.#count(1);
    const address = this.#address(path, more);
    const sent = this.queue.then(() => this.server.post(address, body)).catch((error) => this.tell(error));
    const done = sent.then((answer) => {
      if (answer) this.change = answer.change;
      else this.refused++;
      this.#count(-1);
      return answer ?? null;
    });
    this.queue = done;
    return done;
  }

  /** @param {1 | -1} more */
  #count(more) {
    this.sending += more;
    this.dispatchEvent(new Event("sending"));
  }

  /** What a quick answer says of the edited cells. @param {Edit[]} edits @param {any} answer */
  #recheck(edits, answer) {
    const rows = this.pages.byLine();
    for (const { line, position } of edits) {
      const row = rows.get(line);
      if (row) row.problems[position] = answer.cells[line]?.[position] ?? [];
    }
    this.dispatchEvent(new CustomEvent("updating", { detail: answer }));
  }

  /** The counts, where they are of an earlier change and no other is on its way. */
  #recount() {
    this.counting = this.counting.then(() => {
      if (!this.sending && this.counted !== this.change) return this.renew();
    }).catch((error) => this.tell(error));
  }

  /** The rows as they are now, and the counts where they are told. @param {any} told a summary, or that it will follow */
  async #follow(told) {
    if (this.sending || told.change < this.change) return; // what is on its way will tell more
    this.change = told.change;
    this.total = told.total ?? this.total;
    if (!told.updating) this.counted = told.change;
    this.dispatchEvent(new CustomEvent(told.updating ? "updating" : "summary", { detail: told }));
    await this.#refresh();
  }

  /** Fetch the rows on the screen again and only then put them in place, so that nothing flickers. */
  async #refresh() {
    const version = ++this.version, of = this.change, shown = this.#inView();
    const settled = [...this.pending].filter(([, each]) => each.taken);
    const answers = await Promise.all(shown.map((page) => this.#ask(page * PAGE, PAGE)));
    if (version !== this.version) return;
    this.pages.replace(shown.map((page, i) => [page, answers[i].rows]));
    this.total = answers[0]?.total ?? this.total;
    this.seen = of;
    for (const [key, each] of settled) if (this.pending.get(key) === each) this.pending.delete(key);
    this.dispatchEvent(new Event("rows"));
  }

  /** @param {number} page */
  async #fetchPage(page) {
    const version = this.version;
    const answer = await this.#ask(page * PAGE, PAGE);
    if (version !== this.version) return;
    this.pages.put(page, answer.rows);
    this.total = answer.total;
    this.dispatchEvent(new Event("rows"));
  }

  /** @param {number} start @param {number} count @returns {Promise<{rows: Row[], total: number}>} */
  #ask(start, count) {
    return this.server.get(this.#address("rows", { start: `${start}`, count: `${count}` }));
  }

  /** @param {string} path @param {Record<string, string>} [more] */
  #address(path, more = {}) {
    return `${path}?${query(this.filter, { as_of: `${this.chosen}`, ...more })}`;
  }

  #inView() {
    const pages = [];
    const [first, last] = this.view;
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) {
      if (page * PAGE < this.total) pages.push(page);
    }
    return pages;
  }
}
