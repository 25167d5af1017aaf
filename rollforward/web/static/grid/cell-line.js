// @ts-check
// The line below the sheet: what the active cell holds, what is wrong with it, and what is to happen to its row.

import { element } from "./cells.js";
import { find } from "./parts.js";
/** @import { Row } from "./row.js" */
/** @import { Source } from "./source.js" */
/** @import { Column } from "./view.js" */

/**
 * @param {HTMLElement} page @param {Source} source @param {Column[]} columns
 * @param {{row: Row | undefined, column: Column}} active
 */
export function tellCell(page, source, columns, { row, column }) {
  const words = find(page, "[data-cell]");
  if (!row || !column) {
    words.replaceChildren(element("p", "muted", {}, source.total ? "…" : "No row to show here."));
    find(page, "[data-choice]").hidden = true;
    return;
  }
  const text = source.text(row, columns.indexOf(column) - 1, column.position);
  const shown = column.position < 0 ? row.label : text || "blank";
  const place = element("p", "");
  place.append(element("strong", "", {}, `Row ${row.line}, ${column.label}: `), shown);
  const parts = [place];
  const old = row.old[column.position];
  if (old !== undefined) parts.push(element("p", "muted", {}, `Was: ${old || "blank"}`));
  for (const problem of [...(row.problems[column.position] ?? []), ...(column.position < 0 ? [] : row.problems["-1"] ?? [])]) {
    parts.push(element("p", problem.severity === "error" ? "cell-problem" : "muted", {}, problem.message));
  }
  parts.push(whole(row));
  words.replaceChildren(...parts);
  offerChoice(page, row);
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
  const choices = [new Option("Import as found", ""), new Option("Skip this row", "skip"), new Option("Add as a new client", "new")];
  for (const each of row.candidates) choices.push(new Option(`It is ${each.name} (${each.id})`, `client:${each.pk}`));
  const { decision } = row, client = row.client;
  if (decision.startsWith("client:") && !choices.some(({ value }) => value === decision)) {
    choices.push(new Option(client?.name ? `It is ${client.name} (${client.id})` : "Another client", decision));
  }
  select.replaceChildren(...choices);
  select.value = row.decision;
}
