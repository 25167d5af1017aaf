// @ts-check
// What the server says of a row, and what it is told. Shapes alone, for the type check.

/** @typedef {{code: string, severity: string, message: string}} Problem */
/** @typedef {{id: string, name: string, url: string}} ClientLink */
/** @typedef {{pk: number, id: string, name: string}} Candidate */
/** @typedef {{slot: number, decision: string, candidates: Candidate[]}} Asked of the contact in a slot, which of them it is */
/** @typedef {{by: string, at: string, text: string}} Comment */
/**
 * @typedef {object} Row
 * @property {number} line
 * @property {string} verdict
 * @property {string} label the verdict in words
 * @property {string} why
 * @property {string} decision
 * @property {ClientLink | null} client
 * @property {string[]} cells
 * @property {Record<string, string>} old by position
 * @property {Record<string, Problem[]>} problems by position, -1 for the whole row
 * @property {Candidate[]} candidates
 * @property {Asked[]} contacts
 * @property {Comment[]} comments
 */
/** @typedef {{line: number, position: number, text: string}} Edit */

export {};
