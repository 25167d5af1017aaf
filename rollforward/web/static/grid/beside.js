// @ts-check
// The window that lays a row beside the clients it may mean: a value chosen per field, then which client it is.

import { element } from "./cells.js";
import { dialog, find, say, settled } from "./parts.js";
import { chosenEdits } from "./values.js";
/** @import { Grid } from "./grid.js" */
/** @import { Row } from "./row.js" */
/** @import { Client } from "./values.js" */

const PAUSE = 300; // milliseconds without a letter, after which a client is sought

export class Beside {
  /** @param {HTMLElement} page @param {Grid} grid */
  constructor(page, grid) {
    this.page = page;
    this.grid = grid;
    this.window = dialog(page, "#beside");
    this.form = /** @type {HTMLFormElement} */ (find(this.window, "form"));
    this.search = /** @type {HTMLInputElement} */ (find(this.form, "[name=search]"));
    /** @type {Row | null} */
    this.row = null;
    /** @type {Client[]} */
    this.clients = [];
    this.version = 0;
    this.search.addEventListener("input", settled(() => this.#look(), PAUSE));
    this.search.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.window.addEventListener("close", () => grid.root.focus());
  }

  /** @param {Row} row */
  open(row) {
    this.row = row;
    this.clients = [];
    this.search.value = "";
    find(this.window, "h2").textContent = `Which client is row ${row.line}?`;
    this.#draw();
    this.window.showModal();
    return this.#look();
  }

  async #look() {
    const { row } = this, version = ++this.version;
    if (!row) return;
    try {
      const asked = new URLSearchParams({ search: this.search.value.trim() });
      const { clients } = await this.grid.source.server.get(`rows/${row.line}/clients?${asked}`);
      if (version !== this.version) return;
      this.clients = clients;
      this.#draw();
    } catch (error) {
      this.grid.source.tell(error);
    }
  }

  /** The columns of the file in which the row or a client holds something. */
  get fields() {
    const { grid, row, clients } = this;
    return grid.columns.flatMap((column, at) => {
      const text = row && column.position >= 0 ? grid.source.text(row, at - 1, column.position) : "";
      const filled = text || clients.some(({ values }) => values[column.position]);
      return column.position >= 0 && filled ? [{ ...column, text }] : [];
    });
  }

  #draw() {
    const head = element("tr", ""), body = element("tbody", ""), foot = element("tr", "");
    head.append(element("th", "", { scope: "col" }, "Field"), element("th", "", { scope: "col" }, `Row ${this.row?.line ?? ""}`));
    head.append(...this.clients.map((client) => this.#title(client)));
    body.append(...this.fields.map((field) => this.#line(field)));
    const decide = (/** @type {string} */ value, /** @type {string} */ words, kind = "") => {
      const cell = element("td", "");
      cell.append(element("button", `button button-small ${kind}`, { value }, words));
      return cell;
    };
    foot.append(element("td", ""), decide("new", "Keep both: add it"));
    foot.append(...this.clients.map(({ pk, name }) => decide(`client:${pk}`, `It is ${name}`, "button-primary")));
    const table = element("table", "beside"), thead = element("thead", ""), tfoot = element("tfoot", "");
    thead.append(head);
    tfoot.append(foot);
    table.append(thead, body, tfoot);
    const none = this.clients.length ? [] : [element("p", "muted", {}, this.search.value ? "No such client." : "No client is like this row. Look for one by its name.")];
    find(this.form, "[data-beside]").replaceChildren(table, ...none);
  }

  /** @param {Client} client */
  #title({ id, name, url }) {
    const cell = element("th", "", { scope: "col" });
    cell.append(element("a", "", { href: url, target: "_blank" }, name), element("span", "muted small", {}, ` ${id}`));
    return cell;
  }

  /** @param {{label: string, position: number, text: string}} field */
  #line({ label, position, text }) {
    const line = element("tr", this.clients.some(({ values }) => values[position] !== text) ? "beside-differs" : "");
    line.append(element("th", "", { scope: "row" }, label), this.#choice(position, "row", text, `${label} of the row`, true, false));
    for (const [at, { name, values, hidden }] of this.clients.entries()) {
      line.append(this.#choice(position, `${at}`, values[position] ?? "", `${label} of ${name}`, false, hidden.includes(position)));
    }
    return line;
  }

  /** @param {number} position @param {string} value @param {string} text @param {string} label @param {boolean} checked
   * @param {boolean} hidden a masked value, which only its own client can keep */
  #choice(position, value, text, label, checked, hidden) {
    const cell = element("td", ""), wrap = element("label", "beside-choice"), radio = document.createElement("input");
    Object.assign(radio, { type: "radio", name: `field-${position}`, value, checked, disabled: hidden });
    radio.setAttribute("aria-label", `${label}: ${text || "blank"}`);
    wrap.append(radio, element("span", text ? "" : "muted", { "aria-hidden": "true" }, text || "blank"));
    cell.append(wrap);
    return cell;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    const decision = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value ?? "close", { row } = this;
    if (decision === "close" || !row) return;
    event.preventDefault();
    const picked = new FormData(this.form);
    const choices = this.fields.map((field) => ({ ...field, picked: `${picked.get(`field-${field.position}`) ?? "row"}` }));
    const edits = decision === "skip" ? [] : chosenEdits(row.line, choices, this.clients);
    this.window.close();
    const done = await this.grid.source.act(`rows/${row.line}/settle`, { decision, edits });
    if (done) say(this.page, `Row ${row.line} is decided. Undo takes it back.`);
  }
}
