// @ts-check
// What is written into a row after values were chosen between it and clients. Pure.

/** @import { Edit } from "./row.js" */

/** @typedef {{pk: number, id: string, name: string, url: string, values: Record<string, string>, hidden: number[]}} Client  values by position */
/** @typedef {{position: number, text: string, picked: string}} Choice  picked: `row`, or the place of the client */

/**
 * The cells of the row that become another client's value; where the row's own is kept nothing is written.
 * @param {number} line @param {Choice[]} choices @param {Client[]} clients @returns {Edit[]}
 */
export function chosenEdits(line, choices, clients) {
  return choices.flatMap(({ position, text, picked }) => {
    const value = picked === "row" ? text : clients[Number(picked)]?.values[position] ?? "";
    return value === text ? [] : [{ line, position, text: value }];
  });
}
