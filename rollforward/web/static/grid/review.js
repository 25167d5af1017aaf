// @ts-check
// The review page: the grid, what restricts its rows, the problems by cause, the line about the active cell.
//
//   <div data-review data-base="/imports/ab12/" data-total="412" data-change="3" data-growing>
//     {{ columns|json_script:"grid-columns" }} {{ rows|json_script:"grid-rows" }} ...

import { t } from "../js/words.js";
import { Causes } from "./causes.js";
import { CellLine } from "./cell-line.js";
import { ColumnMenu } from "./column-menu.js";
import { commenting } from "./comments.js";
import { Duplicates } from "./duplicates.js";
import { fromAddress } from "./filter.js";
import { Filters } from "./filters.js";
import { Grid } from "./grid.js";
import { holdUntilSaved } from "./leaving.js";
import { dialog, find, say } from "./parts.js";
import { Replacing } from "./replacing.js";
import { count, ranges } from "./selection.js";
import { Source } from "./source.js";
import { rowHeight, tellSending, tellSummary, tellUpdating } from "./summary.js";
import { watch } from "./watch.js";
/** @import { Beside } from "./beside.js" */
/** @import { Compare } from "./duplicates.js" */
/** @import { Column } from "./view.js" */

for (const page of document.querySelectorAll("[data-review]")) start(/** @type {HTMLElement} */ (page));

/** @param {HTMLElement} page */
function start(page) {
  const token = document.querySelector('meta[name="csrf-token"]')?.getAttribute("content") ?? "";
  const { base = "", total = "0", change = "0", growing } = page.dataset;
  /** @type {Column[]} */
  const columns = told("grid-columns");
  const filter = fromAddress(location.search);
  const source = new Source({ base, token, filter, total: Number(total), change: Number(change), first: told("grid-rows") });
  const label = page.dataset.label ?? t`Rows of the import`;
  const grid = new Grid(find(page, "[data-frame]"), columns, source, { label, growing: growing !== undefined, describedBy: "grid-keys" });
  const line = new CellLine(page, grid);
  grid.addEventListener("active", (event) => line.tell(detail(event)));
  grid.addEventListener("choose", () => find(page, "[data-decision]").focus());
  grid.addEventListener("say", (event) => say(page, detail(event)));
  source.addEventListener("summary", (event) => tellSummary(page, grid, detail(event)));
  source.addEventListener("sending", () => tellSending(source.sending));
  source.addEventListener("updating", (event) => tellUpdating(page, detail(event)));
  source.addEventListener("trouble", (event) => say(page, detail(event)));
  const filters = new Filters(page, grid);
  listen(page, source, grid, filters);
  grid.refresh(rowHeight(page.dataset.updates !== undefined));
  new Causes(page, grid, filters);
  commenting(page, grid);
  watch(grid);
  holdUntilSaved(grid);
}

/** What the page brought with it. @param {string} id */
function told(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "[]");
}

/** @param {HTMLElement} page @param {Source} source @param {Grid} grid @param {Filters} filters */
function listen(page, source, grid, filters) {
  const replacing = new Replacing(page, grid, filters), menu = new ColumnMenu(page, grid, filters);
  const compare = comparing(page, grid);
  new Duplicates(page, grid, compare);
  /** @type {Record<string, () => unknown>} */
  const actions = {
    undo: () => grid.turn("undo"),
    redo: () => grid.turn("redo"),
    remove: () => removeRows(source, grid),
    problem: () => problem(grid),
    keys: () => dialog(page, "#keys").showModal(),
    add: () => addRows(source, grid),
    replace: () => replacing.open(0),
    beside: () => {
      const row = source.row(grid.view.active.row);
      if (row) compare(row.line);
    },
  };
  page.addEventListener("click", (event) => {
    const pressed = /** @type {HTMLElement} */ (event.target).closest("[data-do]");
    if (pressed instanceof HTMLElement) actions[pressed.dataset.do ?? ""]?.();
  });
  grid.addEventListener("find", () => find(page, "[data-text]").focus());
  grid.addEventListener("replace", (event) => replacing.open(detail(event)));
  grid.addEventListener("column", (event) => menu.open(detail(event)));
  find(page, "[data-decision]").addEventListener("change", (event) => {
    const select = /** @type {HTMLSelectElement} */ (event.target);
    source.act(`rows/${select.dataset.line}/decision`, { decision: select.value });
  });
  find(page, "[data-contacts]").addEventListener("change", (event) => {
    const select = /** @type {HTMLSelectElement} */ (event.target), line = find(page, "[data-contacts]").dataset.line;
    source.act(`rows/${line}/decision`, { decision: select.value, slot: Number(select.dataset.slot) });
  });
}

/** The window that compares rows with clients: few sheets need it, so it is fetched when it is first asked for.
 * @param {HTMLElement} page @param {Grid} grid @returns {Compare} */
function comparing(page, grid) {
  /** @type {Promise<Beside> | null} */
  let beside = null;
  return async (line, with_) => {
    beside ??= import(page.dataset.beside ?? "").then(({ Beside }) => new Beside(page, grid));
    try {
      await (await beside).open(line, with_);
    } catch (error) {
      beside = null;
      grid.source.tell(error);
    }
  };
}

/** @param {Event} event */
function detail(event) {
  return /** @type {CustomEvent} */ (event).detail;
}

/** @param {Source} source @param {Grid} grid */
async function addRows(source, grid) {
  const end = source.total;
  if (await source.act("rows/add", { count: 10 })) grid.go({ row: end, column: 1 });
  grid.root.focus();
}

/** The rows that are chosen. @param {Source} source @param {Grid} grid */
async function removeRows(source, grid) {
  grid.root.focus();
  try {
    const chosen = await Promise.all(ranges(grid.selection).map(({ top, bottom }) => source.span(top, bottom)));
    const lines = [...new Set(chosen.flat().map(({ line }) => line))];
    if (await source.act("rows/remove", { lines })) grid.say(t`${count(lines.length, "row")} left out.`);
  } catch (error) {
    source.tell(error);
  }
}

/** @param {Grid} grid */
async function problem(grid) {
  await grid.toProblem(false);
  grid.root.focus();
}
