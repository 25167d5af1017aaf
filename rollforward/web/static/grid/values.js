// @ts-check
// What comes of comparing a row with clients or another row: the values chosen, and what happens to the rows. Pure.

/** @import { Edit } from "./row.js" */

/** @typedef {{pk: number | null, id: string, name: string, url: string, values: Record<string, string>, hidden: number[]}} Other
 *  a client, or with pk null another row; values by position */
/** @typedef {{position: number, target: string, text: string, picked: string}} Choice  picked: `row`, or the place of the other */
/** @typedef {{decisions: {line: number, decision: string}[], edits: Edit[]}} Settled */

/** The text that a choice came to. @param {Choice} choice @param {Other[]} others */
const chosen = ({ position, text, picked }, others) =>
  picked === "row" ? text : others[Number(picked)]?.values[position] ?? "";

/**
 * The cells of the row that become another's value; where the row's own is kept nothing is written.
 * @param {number} line @param {Choice[]} choices @param {Other[]} others @returns {Edit[]}
 */
export function chosenEdits(line, choices, others) {
  return choices.flatMap((choice) => {
    const text = chosen(choice, others);
    return text === choice.text ? [] : [{ line, position: choice.position, text }];
  });
}

/**
 * Two rows made one client with two people: both get the chosen values of the client, each keeps those of its person.
 * @param {number} line @param {number} other @param {Choice[]} choices @param {Other[]} others @returns {Edit[]}
 */
export function sharedEdits(line, other, choices, others) {
  const ofClient = choices.filter(({ target }) => target.startsWith("client."));
  const theirs = ofClient.map((choice) => ({ ...choice, text: others[0].values[choice.position] ?? "", picked: "row", is: chosen(choice, others) }));
  const further = theirs.flatMap(({ position, text, is }) => (is === text ? [] : [{ line: other, position, text: is }]));
  return [...chosenEdits(line, ofClient, others), ...further];
}

/**
 * What a button of the window does. `skip`, `new` and `client:17` speak of the row; `merge`, `people` and `both` of two
 * rows.
 * @param {string} what @param {number} line @param {number | null} other @param {Choice[]} choices @param {Other[]} others
 * @returns {Settled}
 */
export function settledBy(what, line, other, choices, others) {
  if (other === null) {
    return { decisions: [{ line, decision: what }], edits: what === "skip" ? [] : chosenEdits(line, choices, others) };
  }
  if (what === "both") return { decisions: [{ line: other, decision: "new" }], edits: [] };
  if (what === "people") return { decisions: [], edits: sharedEdits(line, other, choices, others) };
  return { decisions: [{ line: other, decision: "skip" }], edits: chosenEdits(line, choices, others) };
}
