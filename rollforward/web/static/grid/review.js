// @ts-check
// The review page: the grid, its filters, the line about the active cell, and the words on the Submit button.
//
//   <div data-review data-base="/imports/ab12/" data-show="all" data-total="412" data-growing>
//     {{ columns|json_script:"grid-columns" }} ...

import { Grid } from "./grid.js";
import { Source } from "./source.js";
import { element } from "./cells.js";
import { count, latest } from "./selection.js";
import { watch } from "./watch.js";
/** @import { Row } from "./row.js" */
/** @import { Column } from "./view.js" */

const LOW = 32;
const HIGH = 44; // where the old value stands under the new

for (const page of document.querySelectorAll("[data-review]")) start(/** @type {HTMLElement} */ (page));

/** @param {HTMLElement} page */
function start(page) {
  const token = document.querySelector('meta[name="csrf-token"]')?.getAttribute("content") ?? "";
  const { base = "", show = "all", total = "0", change = "0", growing } = page.dataset;
  /** @type {Column[]} */
  const columns = JSON.parse(document.getElementById("grid-columns")?.textContent ?? "[]");
  const source = new Source({ base, token, show, total: Number(total), change: Number(change) });
  const frame = find(page, "[data-frame]");
  const label = page.dataset.label ?? "Rows of the import";
  const grid = new Grid(frame, columns, source, { label, growing: growing !== undefined, describedBy: "grid-keys" });
  grid.addEventListener("active", (event) => tellCell(page, source, columns, /** @type {CustomEvent} */ (event).detail));
  grid.addEventListener("choose", () => find(page, "[data-decision]").focus());
  grid.addEventListener("say", (event) => say(page, /** @type {CustomEvent} */ (event).detail));
  source.addEventListener("summary", (event) => tellSummary(page, grid, /** @type {CustomEvent} */ (event).detail));
  source.addEventListener("trouble", (event) => say(page, /** @type {CustomEvent} */ (event).detail));
  listen(page, source, grid);
  grid.refresh(page.dataset.updates ? HIGH : LOW);
  watch(grid);
}

/** @param {HTMLElement} page @param {Source} source @param {Grid} grid */
function listen(page, source, grid) {
  page.addEventListener("click", (event) => {
    const pressed = /** @type {HTMLElement} */ (event.target).closest("a[data-show], [data-do]");
    if (!(pressed instanceof HTMLElement)) return;
    if (pressed.dataset.show) {
      event.preventDefault();
      choose(page, source, pressed.dataset.show);
    } else if (pressed.dataset.do === "undo") grid.turn("undo");
    else if (pressed.dataset.do === "redo") grid.turn("redo");
    else if (pressed.dataset.do === "remove") removeRows(source, grid);
    else if (pressed.dataset.do === "problem") problem(grid);
    else if (pressed.dataset.do === "keys") /** @type {HTMLDialogElement} */ (find(page, "#keys")).showModal();
    else if (pressed.dataset.do === "add") addRows(source, grid);
  });
  find(page, "[data-decision]").addEventListener("change", (event) => {
    const select = /** @type {HTMLSelectElement} */ (event.target);
    source.decide(Number(select.dataset.line), select.value);
  });
}

/** @param {Source} source @param {Grid} grid */
async function addRows(source, grid) {
  const end = source.total;
  if (await source.addRows(10)) grid.go({ row: end, column: 1 });
  grid.root.focus();
}

/** The rows that are chosen. @param {Source} source @param {Grid} grid */
async function removeRows(source, grid) {
  grid.root.focus();
  const { top, bottom } = latest(grid.selection);
  try {
    const rows = await source.span(top, bottom);
    if (await source.removeRows(rows.map((row) => row.line))) grid.say(`${count(rows.length, "row")} left out.`);
  } catch (error) {
    source.tell(error);
  }
}

/** @param {Grid} grid */
async function problem(grid) {
  await grid.toProblem(false);
  grid.root.focus();
}

/** @param {HTMLElement} page @param {Source} source @param {string} show */
function choose(page, source, show) {
  const address = new URL(location.href);
  address.searchParams.set("show", show);
  history.replaceState(null, "", address);
  page.dataset.show = show;
  source.choose(show);
  markFilter(page);
}

/** @param {HTMLElement} page */
function markFilter(page) {
  for (const link of page.querySelectorAll("a[data-show]")) {
    const chosen = link instanceof HTMLElement && link.dataset.show === page.dataset.show;
    if (chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/** Everything on the page that counts. @param {HTMLElement} page @param {Grid} grid @param {any} summary */
function tellSummary(page, grid, summary) {
  for (const place of page.ownerDocument.querySelectorAll("[data-count]")) {
    place.textContent = summary.shown[place.getAttribute("data-count") ?? ""] ?? "0";
  }
  for (const place of document.querySelectorAll("[data-submit-words]")) place.textContent = summary.submit;
  for (const place of document.querySelectorAll("[data-skip-words]")) place.textContent = summary.submit_skipping;
  for (const part of document.querySelectorAll("[data-when-problems]")) {
    if (part instanceof HTMLElement) part.hidden = !summary.counts.problems;
  }
  offer(page, "undo", summary.undo);
  offer(page, "redo", summary.redo);
  const kinds = find(page, "[data-kinds]");
  kinds.replaceChildren(...summary.problems.map(kindFilter));
  markFilter(page);
  grid.view.rowHeight = summary.counts.updated ? HIGH : LOW;
  say(page, `${summary.submit}. Rows with a problem: ${summary.counts.problems}.`);
}

/** @param {HTMLElement} page @param {string} name @param {{what: string, by: string} | null} move */
function offer(page, name, move) {
  const button = page.querySelector(`[data-do="${name}"]`);
  if (!(button instanceof HTMLButtonElement)) return;
  if (!move && document.activeElement === button) find(page, '[role="grid"]').focus(); // a dead button would lose it
  button.disabled = !move;
  button.title = move ? `${move.what} (${move.by})` : "";
}

/** @param {{code: string, title: string, count: number}} kind */
function kindFilter({ code, title, count }) {
  const item = element("li", ""), show = `code:${code}`;
  const link = element("a", "filter filter-problem", { href: `?show=${show}`, "data-show": show }, `${title} `);
  link.append(element("b", "", {}, `${count}`));
  item.append(link);
  return item;
}

/**
 * @param {HTMLElement} page @param {Source} source @param {Column[]} columns
 * @param {{row: Row | undefined, column: Column}} active
 */
function tellCell(page, source, columns, { row, column }) {
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
  select.replaceChildren(...choices);
  select.value = row.decision;
}

/** @param {HTMLElement} page @param {string} words */
function say(page, words) {
  find(page, "[data-say]").textContent = words;
}

/** @param {HTMLElement} page @param {string} selector @returns {HTMLElement} */
function find(page, selector) {
  const found = page.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The review page lacks ${selector}.`);
  return found;
}
