// @ts-check
// Problems by their cause, the most harmful first. One click shows the rows, one more cures them all.

import { t, written } from "../js/words.js";
import { element } from "./cells.js";
import { find, painted, say } from "./parts.js";
import { count } from "./selection.js";
/** @import { Filters } from "./filters.js" */
/** @import { Grid } from "./grid.js" */

/** @typedef {{key: string, code: string, title: string, severity: string, label: string, value: string, count: number, remedy: string}} Cause */
/** @typedef {{key: string, title: string, count: number, looks: [string, string][]}} Cure */

/** @type {Record<string, string>} */
const HEADINGS = { error: t`To be mended`, warning: t`To be looked at`, info: t`Good to know` };

export class Causes {
  /** @param {HTMLElement} page @param {Grid} grid @param {Filters} filters */
  constructor(page, grid, filters) {
    this.page = page;
    this.grid = grid;
    this.filters = filters;
    this.box = /** @type {HTMLDetailsElement} */ (find(page, "[data-causes]"));
    this.list = find(this.box, "[data-list]");
    /** @type {Cause[]} */
    this.causes = [];
    /** @type {Cure[]} of the chosen cause */
    this.cures = [];
    this.version = 0;
    this.box.open = matchMedia("(min-width: 64rem)").matches;
    grid.source.addEventListener("summary", () => this.renew());
    filters.addEventListener("chosen", () => this.#renewCures());
    painted().then(() => this.renew());
  }

  /** Ask for the causes as they stand. */
  async renew() {
    const version = ++this.version;
    try {
      const { causes } = await this.grid.source.server.get("causes");
      if (version !== this.version) return;
      this.causes = causes;
      await this.#renewCures();
    } catch (error) {
      this.grid.source.tell(error);
    }
  }

  get chosen() {
    return this.causes.find(({ key }) => key === this.filters.filter.show);
  }

  async #renewCures() {
    const { chosen } = this;
    this.cures = [];
    this.#draw();
    if (!chosen) return;
    const asked = new URLSearchParams({ cause: chosen.key });
    const { cures } = await this.grid.source.server.get(`cures?${asked}`).catch((error) => (this.grid.source.tell(error), { cures: [] }));
    if (this.chosen !== chosen) return;
    this.cures = cures;
    this.#draw();
  }

  #draw() {
    const within = this.list.contains(document.activeElement), focused = document.activeElement?.getAttribute("data-key");
    this.box.hidden = !this.causes.length;
    find(this.box, "[data-number]").textContent = `${this.causes.length}`;
    this.list.replaceChildren(...["error", "warning", "info"].flatMap((severity) => this.#section(severity)));
    if (!within) return;
    const again = [...this.list.querySelectorAll("[data-key]")].find((each) => each.getAttribute("data-key") === focused);
    (again instanceof HTMLElement ? again : this.grid.root).focus();
  }

  /** @param {string} severity */
  #section(severity) {
    const found = this.causes.filter((cause) => cause.severity === severity);
    if (!found.length) return [];
    const list = element("ul", "cause-list");
    const codes = [...new Set(found.map(({ code }) => code))];
    list.append(...codes.map((code) => this.#kind(found.filter((cause) => cause.code === code))));
    return [element("h3", "small muted", {}, HEADINGS[severity]), list];
  }

  /** One kind of problem; where it has several causes, those below it. @param {Cause[]} causes */
  #kind(causes) {
    const [{ code, title, severity }] = causes;
    const item = element("li", `cause cause-${severity}`);
    if (causes.length === 1) {
      item.append(this.#link(causes[0].key, title, where(causes[0]), causes[0].count), ...this.#cure(causes[0]));
      return item;
    }
    const inner = element("ul", "cause-list");
    for (const cause of causes) {
      const each = element("li", "");
      each.append(this.#link(cause.key, where(cause) || t`The row`, "", cause.count), ...this.#cure(cause));
      inner.append(each);
    }
    item.append(this.#link(`code:${code}`, title, "", null), inner);
    return item;
  }

  /** @param {string} show @param {string} words @param {string} more @param {number | null} rows */
  #link(show, words, more, rows) {
    const link = element("a", "cause-link", { "href": `?${new URLSearchParams({ show })}`, "data-show": show, "data-key": show });
    const text = element("span", "", {}, words);
    if (more) text.append(element("span", "muted", {}, ` ${more}`));
    link.append(text);
    if (rows !== null) {
      const number = element("b", "", {}, written(rows));
      number.append(element("span", "visually-hidden", {}, rows === 1 ? t` row` : t` rows`));
      link.append(number);
    }
    if (show === this.filters.filter.show) link.setAttribute("aria-current", "true");
    return link;
  }

  /** What can be done about the chosen cause. @param {Cause} cause */
  #cure(cause) {
    if (cause !== this.chosen) return [];
    const box = element("div", "cure");
    box.append(element("p", "small", {}, cause.remedy), ...this.cures.map((cure) => this.#button(cause, cure)));
    return [box];
  }

  /** @param {Cause} cause @param {Cure} cure */
  #button(cause, cure) {
    const box = element("div", "cure-way");
    const button = element("button", "button button-small", { "type": "button", "data-key": `cure:${cure.key}` }, `${cure.title} (${written(cure.count)})`);
    button.addEventListener("click", () => this.#apply(cause, cure));
    box.append(button, looks(cure.looks));
    return box;
  }

  /** @param {Cause} cause @param {Cure} cure */
  async #apply(cause, cure) {
    this.grid.root.focus();
    const done = await this.grid.source.act("cure", { cause: cause.key, cure: cure.key }, true);
    if (!done) return;
    if (this.filters.filter.show === cause.key) await this.filters.show("all");
    say(this.page, t`${cure.title}: ${count(done.changed, cause.key.includes(":-1:") ? "row" : "cell")} changed. Undo takes it back.`);
  }
}

/** A few cells before and after. @param {[string, string][]} looks */
export function looks(looks) {
  const list = element("ul", "changes");
  for (const [before, after] of looks) {
    const item = element("li", "");
    item.append(element("del", "", {}, before || t`blank`), " → ", element("ins", "", {}, after || t`blank`));
    list.append(item);
  }
  return list;
}

/** The column of a cause and its value. @param {Cause} cause */
const where = ({ label, value }) => (value ? `${label}: “${value}”` : label);
