// @ts-check
// The window that lays a row beside the clients it may mean, or beside another row: a value is chosen per field, then
// which client it is.

import { t } from "../js/words.js";
import { element } from "./cells.js";
import { dialog, find, say, settled } from "./parts.js";
import { settledBy } from "./values.js";
/** @import { Grid } from "./grid.js" */
/** @import { Choice, Other } from "./values.js" */

const PAUSE = 300; // milliseconds without a letter, after which a client is sought

export class Beside {
  /** @param {HTMLElement} page @param {Grid} grid which hears that it is `settled` */
  constructor(page, grid) {
    this.page = page;
    this.grid = grid;
    this.window = dialog(page, "#beside");
    this.form = /** @type {HTMLFormElement} */ (find(this.window, "form"));
    this.search = /** @type {HTMLInputElement} */ (find(this.form, "[name=search]"));
    this.line = 0;
    /** @type {number | null} the row that it is compared with, if that is none of clients */
    this.other = null;
    /** @type {Record<string, string>} the row's texts by position */
    this.row = {};
    /** @type {Other[]} */
    this.others = [];
    this.version = 0;
    this.search.addEventListener("input", settled(() => this.#look(), PAUSE));
    this.form.addEventListener("keydown", (event) =>
      event.key === "Enter" && event.target instanceof HTMLInputElement && event.preventDefault());
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.window.addEventListener("close", () => grid.root.focus());
  }

  /** @param {number} line @param {{other?: number | null, search?: string}} [with_] another row, or a client to look for */
  async open(line, { other = null, search = "" } = {}) {
    Object.assign(this, { line, other, row: {}, others: [] });
    this.search.value = search;
    find(this.form, "[data-look]").hidden = find(this.form, "[value=skip]").hidden = other !== null;
    find(this.window, "h2").textContent = other === null ? t`Which client is row ${line}?` : t`Are rows ${line} and ${other} one client?`;
    await this.#look();
    this.window.showModal();
  }

  async #look() {
    const version = ++this.version;
    const asked = new URLSearchParams(this.other === null ? { search: this.search.value.trim() } : { other: `${this.other}` });
    try {
      const { row, beside } = await this.grid.source.server.get(`rows/${this.line}/clients?${asked}`);
      if (version !== this.version) return;
      this.row = row;
      this.others = beside;
      this.#draw();
    } catch (error) {
      this.grid.source.tell(error);
    }
  }

  /** The columns in which the row or another holds something. */
  get fields() {
    const { row, others } = this;
    return this.grid.columns.flatMap((column) => {
      const text = row[column.position] ?? "", filled = text || others.some(({ values }) => values[column.position]);
      return column.position >= 0 && filled ? [{ ...column, text }] : [];
    });
  }

  #draw() {
    const { others } = this, table = document.createElement("table");
    table.className = "beside";
    const titles = others.map(({ id, name, url }) => heading(name, url, id));
    table.append(
      section("thead", [[heading(t`Field`), heading(t`Row ${this.line}`), ...titles]]),
      section("tbody", this.fields.map((field) => this.#line(field))),
      section("tfoot", [[element("td", ""), ...this.#ends()]]),
    );
    for (const [at, field] of this.fields.entries()) {
      const differs = others.some(({ values }) => values[field.position] !== field.text);
      table.tBodies[0].rows[at].classList.toggle("beside-differs", differs);
    }
    const words = this.search.value ? t`No such client.` : t`No client is like this row. Look for one by its name.`;
    find(this.form, "[data-beside]").replaceChildren(table, ...(others.length ? [] : [element("p", "muted", {}, words)]));
  }

  /** What can be said of the row and of each other. */
  #ends() {
    if (this.other === null) {
      const each = this.others.map(({ pk, name }) => end([`client:${pk}`, t`It is ${name}`, "button-primary"]));
      return [end(["new", t`Keep both: add it`, ""]), ...each];
    }
    const people = this.grid.columns.some(({ target }) => target.startsWith("contact"));
    /** @type {[string, string, string][]} */
    const ways = [["merge", people ? t`Same person: merge` : t`Same client: merge`, "button-primary"]];
    if (people) ways.push(["people", t`Same client, two people`, ""]);
    return [end(...ways), end(["both", t`Two clients: keep both`, ""])];
  }

  /** @param {{label: string, position: number, text: string}} field */
  #line({ label, position, text }) {
    const ours = choice(position, "row", text, t`${label} of the row`, true, false);
    const theirs = this.others.map(({ name, values, hidden }, at) =>
      choice(position, `${at}`, values[position] ?? "", t`${label} of ${name}`, false, hidden.includes(position)));
    return [element("th", "", { scope: "row" }, label), ours, ...theirs];
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    const what = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value ?? "close";
    if (what === "close") return;
    event.preventDefault();
    const picked = new FormData(this.form);
    /** @type {Choice[]} */
    const choices = this.fields.map((field) => ({ ...field, picked: `${picked.get(`field-${field.position}`) ?? "row"}` }));
    const body = settledBy(what, this.line, this.other, choices, this.others);
    this.window.close();
    const done = await this.grid.source.act("rows/settle", body);
    if (!done) return;
    say(this.page, t`Row ${this.line} is decided. Undo takes it back.`);
    this.grid.dispatchEvent(new Event("settled"));
  }
}

/** @param {string} tag @param {HTMLElement[][]} rows */
function section(tag, rows) {
  const made = element(tag, "");
  made.append(...rows.map((cells) => {
    const row = element("tr", "");
    row.append(...cells);
    return row;
  }));
  return made;
}

/** @param {string} words @param {string} [url] @param {string} [more] */
function heading(words, url = "", more = "") {
  const cell = element("th", "", { scope: "col" });
  cell.append(url ? element("a", "", { href: url, target: "_blank" }, words) : words);
  if (more) cell.append(element("span", "muted small", {}, ` ${more}`));
  return cell;
}

/** @param {[string, string, string][]} ways value, words and class of each button */
function end(...ways) {
  const cell = element("td", "");
  cell.append(...ways.map(([value, words, kind]) => element("button", `button button-small ${kind}`, { value }, words)));
  return cell;
}

/** @param {number} position @param {string} value @param {string} text @param {string} label @param {boolean} checked
 * @param {boolean} hidden a masked value, which only its own client can keep */
function choice(position, value, text, label, checked, hidden) {
  const cell = element("td", ""), wrap = element("label", "beside-choice"), radio = document.createElement("input");
  Object.assign(radio, { type: "radio", name: `field-${position}`, value, checked, disabled: hidden });
  radio.setAttribute("aria-label", `${label}: ${text || t`blank`}`);
  wrap.append(radio, element("span", text ? "" : "muted", { "aria-hidden": "true" }, text || t`blank`));
  cell.append(wrap);
  return cell;
}
