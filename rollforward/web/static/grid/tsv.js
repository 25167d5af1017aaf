// @ts-check
// The text form in which spreadsheets exchange cells: tabs, line ends, double quotes round what holds either.

/**
 * Rows of cells. Exactly one trailing line end is dropped: Excel always sends one, and a row of its own it is not.
 * @param {string} text @returns {string[][]}
 */
export function parse(text) {
  /** @type {string[][]} */
  const rows = [];
  let row = [], cell = "", quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === "\t") row.push(cell), cell = "";
    else if (c === "\n" || c === "\r") {
      if (c === "\r" && text[i + 1] === "\n") i++;
      rows.push([...row, cell]);
      row = [], cell = "";
    } else cell += c;
  }
  if (row.length || cell) rows.push([...row, cell]);
  return rows;
}

/** @param {string[][]} rows */
export const format = (rows) => rows.map((row) => row.map(quote).join("\t")).join("\r\n");

/** @param {string} cell */
const quote = (cell) => /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
