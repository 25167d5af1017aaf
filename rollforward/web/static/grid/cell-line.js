// @ts-check
// The line below the sheet: what the active cell holds, what is wrong with it and what can be done about that, and what
// is to happen to its row.

import { t } from "../js/words.js";
import { element } from "./cells.js";
import { commentsOf } from "./comments.js";
import { find, settled } from "./parts.js";
/** @import { Cure } from "./causes.js" */
/** @import { Grid } from "./grid.js" */
/** @import { Row } from "./row.js" */
/** @import { Column } from "./view.js" */

const PAUSE = 300; // milliseconds that one rests on a cell before its cures are asked for
const BY_KEY = new Set(["empty", "skip"]); // cures that a key or the choice beside them does as well

export class CellLine {
  /** @param {HTMLElement} page @param {Grid} grid */
  constructor(page, grid) {
    this.page = page;
    this.grid = grid;
    /** @type {{row: Row, position: number} | null} */
    this.cell = null;
    this.ways = element("div", "row");
    this.offerSoon = settled(() => this.#offer(), PAUSE);
  }

  /** @param {{row: Row | undefined, column: Column}} active */
  tell({ row, column }) {
    const words = find(this.page, "[data-cell]"), { source, columns } = this.grid;
    this.cell = null;
    this.ways = element("div", "row");
    if (!row || !column) {
      words.replaceChildren(element("p", "muted", {}, source.total ? "…" : t`No row to show here.`));
      find(this.page, "[data-choice]").hidden = true;
      return;
    }
    const { position } = column, text = source.text(row, columns.indexOf(column) - 1, position);
    const place = element("p", ""), old = row.old[position];
    place.append(element("strong", "", {}, t`Row ${row.line}, ${column.label}: `), position < 0 ? row.label : text || t`blank`);
    const was = old === undefined ? [] : [element("p", "muted", {}, t`Was: ${old || t`blank`}`)];
    const said = [...(row.problems[position] ?? []), ...(position < 0 ? [] : row.problems["-1"] ?? [])];
    const problems = said.map(({ severity, message }) => element("p", severity === "error" ? "cell-problem" : "muted", {}, message));
    words.replaceChildren(place, ...was, ...problems, this.ways, whole(row), commentsOf(row));
    offerChoice(this.page, row);
    offerContacts(this.page, row);
    this.cell = { row, position };
    if (position >= 0 && row.problems[position]?.length) this.offerSoon();
  }

  /** What can be done about the problems of this cell alone. */
  async #offer() {
    const { cell, ways } = this;
    if (!cell) return;
    const { row, position } = cell;
    for (const { code } of row.problems[position] ?? []) {
      const where = { cause: `cause:${code}:${position}:`, line: `${row.line}` };
      try {
        const { cures } = await this.grid.source.server.get(`cures?${new URLSearchParams(where)}`);
        ways.append(...cures.filter((/** @type {Cure} */ { key }) => !BY_KEY.has(key)).map((/** @type {Cure} */ cure) => this.#button(where, cure)));
      } catch {
        // Nothing is offered then; typing does as much.
      }
    }
  }

  /** @param {{cause: string, line: string}} where @param {Cure} cure */
  #button(where, { key, title, looks: [look] }) {
    const button = element("button", "button button-small", { type: "button" }, look?.[1] ? `${title}: ${look[1]}` : title);
    button.addEventListener("click", () => {
      this.grid.root.focus();
      this.grid.source.act("cure", { ...where, cure: key });
    });
    return button;
  }
}

/** What happens to the row. @param {Row} row */
function whole(row) {
  const line = element("p", "small muted");
  line.append(element("span", `verdict verdict-${row.verdict}`, {}, row.label), row.why ? ` ${row.why} ` : " ");
  if (row.client?.url) {
    const name = `${row.client.name} (${row.client.id})`;
    line.append(element("a", "", { href: row.client.url, target: "_blank" }, name));
  }
  return line;
}

/** @param {HTMLElement} page @param {Row} row */
function offerChoice(page, row) {
  const select = /** @type {HTMLSelectElement} */ (find(page, "[data-decision]"));
  find(page, "[data-choice]").hidden = false;
  if (document.activeElement === select && select.dataset.line === `${row.line}`) return;
  select.dataset.line = `${row.line}`;
  const choices = [new Option(t`Import as found`, ""), new Option(t`Skip this row`, "skip"), new Option(t`Add as a new client`, "new")];
  for (const each of row.candidates) choices.push(new Option(t`It is ${each.name} (${each.id})`, `client:${each.pk}`));
  const { decision, client } = row;
  if (decision.startsWith("client:") && !choices.some(({ value }) => value === decision)) {
    choices.push(new Option(client?.name ? t`It is ${client.name} (${client.id})` : t`Another client`, decision));
  }
  select.replaceChildren(...choices);
  select.value = decision;
}

/** Of contacts that fit several of their client, which they are. @param {HTMLElement} page @param {Row} row */
function offerContacts(page, row) {
  const place = find(page, "[data-contacts]");
  if (place.contains(document.activeElement) && place.dataset.line === `${row.line}`) return;
  place.dataset.line = `${row.line}`;
  place.replaceChildren(...row.contacts.map(({ slot, decision, candidates }) => {
    const label = slot > 1 ? t`Which contact ${slot} it means` : t`Which contact it means`;
    const select = /** @type {HTMLSelectElement} */ (element("select", "", { "aria-label": label, "data-slot": `${slot}` }));
    const offered = candidates.map((each) => new Option(t`It is ${each.name} (${each.id})`, `contact:${each.pk}`));
    select.replaceChildren(new Option(t`Which contact?`, ""), ...offered, new Option(t`Add as a new contact`, "new"));
    select.value = decision;
    return select;
  }));
}
