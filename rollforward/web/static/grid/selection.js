// @ts-check
// What is chosen: one cell that the keys write to, and blocks of cells round it and elsewhere. Pure.

import { t, written } from "../js/words.js";
import { clamp, within } from "./place.js";
/** @import { Bounds, Place } from "./place.js" */

/** @typedef {{top: number, left: number, bottom: number, right: number}} Range  all four included */
/**
 * @typedef {object} Selection
 * @property {Place} active the cell that typing goes to
 * @property {Place} anchor the corner of the latest block that stays
 * @property {Place} head its corner that moves
 * @property {Range[]} others blocks chosen before it
 */

/** One cell. @param {Place} place @returns {Selection} */
export const at = (place) => ({ active: place, anchor: place, head: place, others: [] });

/** The latest block grown or shrunk to a cell. @param {Selection} selection @param {Place} head @returns {Selection} */
export const extended = (selection, head) => ({ ...selection, head });

/** A further block, beginning with a cell. @param {Selection} selection @param {Place} place @returns {Selection} */
export const added = (selection, place) => ({ ...at(place), others: ranges(selection) });

/** The latest block. @param {Selection} selection @returns {Range} */
export const latest = ({ anchor, head }) => ({
  top: Math.min(anchor.row, head.row),
  left: Math.min(anchor.column, head.column),
  bottom: Math.max(anchor.row, head.row),
  right: Math.max(anchor.column, head.column),
});

/** All blocks, the latest last. @param {Selection} selection */
export const ranges = (selection) => [...selection.others, latest(selection)];

/** The latest block made whole rows. @param {Selection} selection @param {Bounds} bounds @returns {Selection} */
export function rows(selection, bounds) {
  const { anchor, head } = selection;
  return { ...selection, anchor: { ...anchor, column: 0 }, head: { ...head, column: bounds.columns - 1 } };
}

/** The latest block made whole columns. @param {Selection} selection @param {Bounds} bounds @returns {Selection} */
export function columns(selection, bounds) {
  const { anchor, head } = selection;
  return { ...selection, anchor: { ...anchor, row: 0 }, head: { ...head, row: bounds.rows - 1 } };
}

/** Everything. @param {Selection} selection @param {Bounds} bounds @returns {Selection} */
export const all = (selection, bounds) => ({ ...rows(columns(selection, bounds), bounds), others: [] });

/** @param {Selection} selection @param {number} row @param {number} column */
export const has = (selection, row, column) => ranges(selection).some((range) => holds(range, row, column));

/** @param {Range} range @param {number} row @param {number} column */
export const holds = ({ top, left, bottom, right }, row, column) =>
  row >= top && row <= bottom && column >= left && column <= right;

/** The same in a sheet that became smaller. @param {Selection} selection @param {Bounds} bounds @returns {Selection} */
export function kept(selection, bounds) {
  const { active, anchor, head, others } = selection;
  return {
    active: within(active, bounds),
    anchor: within(anchor, bounds),
    head: within(head, bounds),
    others: others.filter((range) => range.top < bounds.rows).map((range) => ({
      ...range,
      bottom: clamp(range.bottom, 0, bounds.rows - 1),
    })),
  };
}

/** The same so many rows further down. @param {Selection} selection @param {number} by @returns {Selection} */
export function shifted({ active, anchor, head, others }, by) {
  const down = (/** @type {Place} */ place) => ({ ...place, row: Math.max(0, place.row + by) });
  return { active: down(active), anchor: down(anchor), head: down(head), others };
}

/** How many cells; those in two blocks count twice. @param {Range[]} blocks */
export const size = (blocks) => blocks.reduce((sum, range) => sum + height(range) * width(range), 0);

/** @param {Range} range */
export const height = (range) => range.bottom - range.top + 1;

/** @param {Range} range */
export const width = (range) => range.right - range.left + 1;

/** In words, for those who do not see it. @param {Selection} selection */
export function words(selection) {
  const blocks = ranges(selection), one = blocks[0];
  if (blocks.length > 1) return t`${blocks.length} blocks chosen, ${count(size(blocks), "cell")}.`;
  return size(blocks) > 1 ? t`${count(height(one), "row")} by ${count(width(one), "column")} chosen.` : "";
}

/** @param {number} number @param {string} thing */
export const count = (number, thing) => t(["", ` ${thing}${number === 1 ? "" : "s"}`], written(number));
