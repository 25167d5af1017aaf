// @ts-check
// The elements of the sheet: a header, a row's number, a cell with its text, old value and problems.

import { t } from "../js/words.js";
import { order } from "./filter.js";
/** @import { Filter } from "./filter.js" */
/** @import { Problem, Row } from "./row.js" */
/** @import { Source } from "./source.js" */
/** @import { Column } from "./view.js" */

/** @param {number} row @param {number} column */
export const cellId = (row, column) => `cell-${row}-${column}`;

/** @param {Column} column @param {Filter} filter */
export function header({ label, required, header, position }, filter) {
  const cell = element("div", "grid-cell", { role: "columnheader" });
  const sorted = position < 0 ? null : order(filter, position);
  if (sorted) cell.setAttribute("aria-sort", sorted);
  cell.append(element("span", "grid-text", {}, label));
  if (required) cell.append(element("span", "grid-required", { "aria-hidden": "true" }, " *"));
  if (required) cell.append(element("span", "visually-hidden", {}, t` required`));
  if (position >= 0) cell.append(menuOf(label, sorted, filter.in === `${position}`));
  cell.append(element("span", "grid-resize", { "data-resize": "" }));
  if (header && header !== label) cell.title = t`In the file: ${header}`;
  return cell;
}

/** Opens what can be done with a column; by keys that is Alt and the down arrow on any of its cells, so that the sheet
 * stays one tab stop. @param {string} label @param {string | null} sorted @param {boolean} sought */
function menuOf(label, sorted, sought) {
  const sign = sorted === "ascending" ? "↑" : sorted ? "↓" : sought ? "=" : "⌄";
  const name = { "aria-label": t`Sort and filter ${label}`, "type": "button", "tabindex": "-1", "data-column-menu": "" };
  return element("button", sorted || sought ? "grid-menu grid-menu-on" : "grid-menu", name, sign);
}

/** The row's number and its busy state. @param {number} index @param {Row | undefined} row */
export function rowOf(index, row) {
  const made = element("div", index % 2 ? "grid-row grid-odd" : "grid-row", { role: "row", "aria-rowindex": `${index + 2}` });
  const number = element("div", "grid-cell grid-gutter", { role: "rowheader", "aria-colindex": "1" }, `${row?.line ?? "…"}`);
  if (row?.comments.length) number.append(commented(row));
  made.append(number);
  if (row) made.dataset.verdict = row.verdict;
  else made.setAttribute("aria-busy", "true");
  return made;
}

/** That something was said about the row, and what. @param {Row} row */
function commented({ comments }) {
  const mark = element("span", "grid-commented", { title: comments.map(({ by, text }) => `${by}: ${text}`).join("\n") });
  mark.append(element("span", "visually-hidden", {}, comments.length === 1 ? " 1 comment" : ` ${comments.length} comments`));
  return mark;
}

/**
 * @param {number} index @param {number} column @param {Row | undefined} row @param {Column[]} columns @param {Source} source
 */
export function cellOf(index, column, row, columns, source) {
  const { position, kind, required } = columns[column];
  const cell = element("div", "grid-cell", { role: "gridcell", id: cellId(index, column) });
  if (!row) return cell;
  if (kind === "verdict") {
    cell.append(element("span", `verdict verdict-${row.verdict}`, {}, row.label));
    cell.setAttribute("aria-readonly", "true");
    return marked(cell, row.problems["-1"]);
  }
  cell.append(element("span", "grid-text", {}, source.text(row, column - 1, position)));
  if (required) cell.setAttribute("aria-required", "true");
  const old = row.old[position];
  if (old !== undefined) cell.append(element("span", "grid-old", { "aria-hidden": "true" }, old || t`(blank)`));
  return marked(cell, row.problems[position], old === undefined ? "" : t`Was: ${old || t`blank`}.`);
}

/** The cell with its problems in words, for the eye and for the ear. @param {HTMLElement} cell
 * @param {Problem[] | undefined} problems @param {string} [also] */
function marked(cell, problems = [], also = "") {
  const worst = problems.find((p) => p.severity === "error") ?? problems[0];
  if (worst) cell.classList.add("grid-problem", `grid-${worst.severity}`);
  if (worst?.severity === "error") cell.setAttribute("aria-invalid", "true");
  const words = [...problems.map((p) => p.message), also].filter(Boolean).join(" ");
  if (!words) return cell;
  const note = element("span", "", { id: `${cell.id}-note`, hidden: "" }, words);
  cell.setAttribute("aria-describedby", note.id);
  cell.title = words;
  cell.append(note);
  return cell;
}

/**
 * @param {string} tag @param {string} className @param {Record<string, string>} [attributes] @param {string} [text]
 * @returns {HTMLElement}
 */
export function element(tag, className, attributes = {}, text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}
