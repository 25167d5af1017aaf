import { t } from "../js/words.js";
// @ts-check
// Which rows are shown and in which order, as the address of the page and the server's have it. Pure.

/** @typedef {Partial<Record<Name, string>>} Filter  filled names alone; a column stands as its position in the file */
/** @typedef {"show" | "text" | "in" | "case" | "whole" | "pattern" | "blank" | "sort"} Name */
/** @typedef {{label: string, position: number}} Named */

/** @type {Name[]} */
const NAMES = ["show", "text", "in", "case", "whole", "pattern", "blank", "sort"];
/** @type {Name[]} */
const SOUGHT = ["text", "in", "case", "whole", "pattern", "blank"];

/** @param {string} search the part of an address from `?` on @returns {Filter} */
export const fromAddress = (search) => filled(Object.fromEntries(new URLSearchParams(search)));

/** @param {Filter} filter @param {Record<string, string>} [more] */
export const query = (filter, more = {}) => `${new URLSearchParams({ ...filled(filter), ...more })}`;

/** The same rows, differently chosen in some respect; blank for no longer. @param {Filter} filter @param {Filter} change */
export const changed = (filter, change) => filled({ ...filter, ...change });

/** The same without what is sought in cells. @param {Filter} filter */
export const anyText = (filter) => changed(filter, Object.fromEntries(SOUGHT.map((name) => [name, ""])));

/** Whether other rows are meant than all, or in another order than the file's. @param {Filter} filter */
export const isRestricted = ({ show = "all", ...more }) => show !== "all" || Object.keys(more).length > 0;

/** What a column is sorted by. @param {Filter} filter @param {number} position @returns {"ascending" | "descending" | null} */
export function order({ sort }, position) {
  return sort === `${position}` ? "ascending" : sort === `-${position}` ? "descending" : null;
}


/** What restricts the rows beside `show`, in words, each with the filter that is left without it.
 * @param {Filter} filter @param {Named[]} columns @returns {{words: string, without: Filter}[]} */
export function restrictions(filter, columns) {
  const label = (/** @type {string} */ position) => columns.find((column) => `${column.position}` === position)?.label ?? t`a column`;
  const found = [];
  if (filter.text || filter.blank) {
    const where = filter.in ? label(filter.in) : t`Any cell`;
    const how = filter.blank ? t`is blank` : filter.whole ? t`is “${filter.text}”` : filter.pattern ? t`fits “${filter.text}”` : t`holds “${filter.text}”`;
    found.push({ words: `${where} ${how}`, without: anyText(filter) });
  }
  if (filter.sort) {
    const down = filter.sort.startsWith("-");
    const by = label(filter.sort.replace("-", ""));
    const words = down ? t`Sorted by ${by}, last values first` : t`Sorted by ${by}, first values first`;
    found.push({ words, without: changed(filter, { sort: "" }) });
  }
  return found;
}

/** @param {Record<string, string | undefined>} values @returns {Filter} */
function filled(values) {
  return Object.fromEntries(NAMES.filter((name) => values[name]).map((name) => [name, values[name] ?? ""]));
}
