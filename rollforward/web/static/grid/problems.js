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
 * The same in rows that are not here, from one on. @param {Source} source @param {Column[]} columns
 * @param {number} row @param {boolean} back @returns {Promise<Place | null>}
 */
async function beyond(source, columns, row, back) {
  const found = await source.nextProblem(row, back);
  if (found === null) return null;
  const [known] = await source.span(found, found);
  const within = known ? marked(known, columns) : [];
  return { row: found, column: within[back ? within.length - 1 : 0] ?? 0 };
}
