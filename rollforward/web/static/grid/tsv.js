// @ts-check
// The forms in which spreadsheets exchange cells: text with tabs, line ends and double quotes, and a table of HTML.

/**
 * Rows of cells. Exactly one trailing line end is dropped: Excel always sends one, and a row of its own it is not.
 * @param {string} text @returns {string[][]}
 */
export function parse(text) {
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  for (let at = 0; at < text.length;) {
    const { cell, end } = quotedAt(text, at) ?? plainAt(text, at);
    row.push(cell);
    if (text[end] !== "\t") rows.push(row), row = [];
    else if (end + 1 === text.length) row.push("");
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
  }
  if (row.length) rows.push(row);
  return rows;
}

/**
 * A cell in quotes. Spreadsheets quote only a cell that holds a tab, a line end or, then, quotes written twice; text that
 * merely stands in quotes is a cell of that text: it may be one option that holds a comma.
 * @param {string} text @param {number} at
 */
function quotedAt(text, at) {
  if (text[at] !== '"') return null;
  let close = at;
  do close = text.indexOf('"', close + 1);
  while (close > 0 && text[close + 1] === '"' && ++close);
  if (close < 0) return null;
  const inner = text.slice(at + 1, close), end = close + 1;
  if (end < text.length && !/[\t\r\n]/.test(text[end])) return null;
  if (!/[\t\r\n]|""/.test(inner)) return null;
  return { cell: inner.replaceAll('""', '"').replaceAll("\r\n", "\n"), end };
}

/** @param {string} text @param {number} at */
function plainAt(text, at) {
  let end = at;
  while (end < text.length && !"\t\r\n".includes(text[end])) end++;
  return { cell: text.slice(at, end), end };
}

/** @param {string[][]} rows */
export const format = (rows) => rows.map((row) => row.map(quote).join("\t")).join("\r\n");

/** @param {string} cell */
const quote = (cell) => /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** As a table whose cells a spreadsheet takes for text, zeros at the front included. @param {string[][]} rows */
export function html(rows) {
  const cells = (/** @type {string[]} */ row) =>
    row.map((cell) => `<td style="mso-number-format:'\\@'">${escaped(cell).replaceAll("\n", "<br>")}</td>`).join("");
  return `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join("")}</table>`;
}

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
