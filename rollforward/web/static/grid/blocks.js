// @ts-check
// Blocks of texts and where they land: what is pasted or filled, fitted to what is chosen. Pure.

import { height, width } from "./selection.js";
/** @import { Range } from "./selection.js" */

/**
 * A block as it is pasted over a range: repeated where the range is a whole number of times as large, so that one cell
 * fills all; as it is otherwise.
 * @param {string[][]} block @param {Range} range @returns {string[][]}
 */
export function fitted(block, range) {
  const tall = block.length, wide = Math.max(0, ...block.map((row) => row.length));
  const down = times(height(range), tall), across = times(width(range), wide);
  if (down === 1 && across === 1) return block;
  return repeated(block, tall * down, wide * across);
}

/**
 * A block of so many rows and columns, made of one that begins again where it ends.
 * @param {string[][]} block @param {number} rows @param {number} columns
 */
export function repeated(block, rows, columns) {
  const wide = Math.max(...block.map((row) => row.length));
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => block[row % block.length][column % wide] ?? ""));
}

/**
 * The range that dragging the fill handle to a cell fills, beside the range it began from; null inside that one. The
 * longer way counts: a handle fills rows or columns, never both.
 * @param {Range} from @param {{row: number, column: number}} to @returns {Range | null}
 */
export function fillRange(from, to) {
  const down = beyond(to.row, from.top, from.bottom), across = beyond(to.column, from.left, from.right);
  if (!down && !across) return null;
  if (Math.abs(down) >= Math.abs(across)) {
    return down > 0 ? { ...from, top: from.bottom + 1, bottom: to.row } : { ...from, top: to.row, bottom: from.top - 1 };
  }
  return across > 0
    ? { ...from, left: from.right + 1, right: to.column }
    : { ...from, left: to.column, right: from.left - 1 };
}

/** @param {number} value @param {number} low @param {number} high */
const beyond = (value, low, high) => value > high ? value - high : value < low ? value - low : 0;

/** @param {number} room @param {number} length */
const times = (room, length) => length > 0 && room % length === 0 ? room / length : 1;
