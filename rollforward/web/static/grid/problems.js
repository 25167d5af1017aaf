// @ts-check
// The way to the next cell with a problem: among the rows that are here, then by asking the server for the row.

/** @import { Place } from "./place.js" */
/** @import { Row } from "./row.js" */
/** @import { Source } from "./source.js" */
/** @import { Column } from "./view.js" */

/**
 * @param {Source} source @param {Column[]} columns @param {Place} from @param {boolean} back
 * @returns {Promise<Place | null>}
 */
export async function nextProblem(source, columns, from, back) {
  const step = back ? -1 : 1;
  for (let row = from.row; row >= 0 && row < source.total; row += step) {
    const known = source.row(row);
    if (!known) return await beyond(source, columns, row, back);
    const within = marked(known, columns).filter((column) => row !== from.row || (column - from.column) * step > 0);
    if (within.length) return { row, column: within[back ? within.length - 1 : 0] };
  }
  return null;
}

/** The columns of a row that have a problem, in order. @param {Row} row @param {Column[]} columns */
export const marked = (row, columns) =>
  columns.flatMap(({ position }, column) => row.problems[position]?.length ? [column] : []);

/**
 * The same in rows that are not here, from one on: the rows with a problem are a list of their own on the server.
 * @param {Source} source @param {Column[]} columns @param {number} row @param {boolean} back
 * @returns {Promise<Place | null>}
 */
async function beyond(source, columns, row, back) {
  const [start] = await source.span(row, row);
  const problems = await source.totalOf("problem");
  const first = await firstAtLeast(problems, start.line + (back ? 1 : 0), (index) => source.lineAt(index, "problem"));
  const wanted = back ? first - 1 : first;
  if (wanted < 0 || wanted >= problems) return null;
  const line = await source.lineAt(wanted, "problem");
  const found = await firstAtLeast(source.total, line, (index) => source.lineAt(index, source.show));
  const [known] = await source.span(found, found);
  const within = marked(known, columns);
  return { row: found, column: within[back ? within.length - 1 : 0] ?? 0 };
}

/**
 * Where a rising list first reaches a value, asking for as few of its items as can be.
 * @param {number} length @param {number} value @param {(index: number) => Promise<number>} item
 */
export async function firstAtLeast(length, value, item) {
  let low = 0, high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (await item(middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
