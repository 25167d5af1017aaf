// @ts-check
// Everything on the review page that counts: filters, Submit, what can be taken back.

import { t, written } from "../js/words.js";
import { find } from "./parts.js";
/** @import { Grid } from "./grid.js" */

const LOW = 32;
const HIGH = 44; // where the old value stands under the new

/** @param {boolean} updates whether there are updates, so old values to show */
export const rowHeight = (updates) => (updates ? HIGH : LOW);

/** @param {HTMLElement} page @param {Grid} grid @param {any} summary */
export function tellSummary(page, grid, summary) {
  for (const place of document.querySelectorAll("[data-count]")) {
    place.textContent = summary.shown[place.getAttribute("data-count") ?? ""] ?? "0";
  }
  for (const place of document.querySelectorAll("[data-submit-words]")) place.textContent = summary.submit;
  for (const place of document.querySelectorAll("[data-skip-words]")) place.textContent = summary.submit_skipping;
  for (const part of document.querySelectorAll("[data-when-problems]")) {
    if (part instanceof HTMLElement) part.hidden = !summary.counts.problems;
  }
  document.body.removeAttribute("data-updating");
  tellMoves(page, summary);
  grid.view.rowHeight = rowHeight(summary.counts.updated > 0);
  find(page, "[data-counted]").textContent = t`${summary.would}. Rows with a problem: ${written(summary.counts.problems)}.`;
}

/** Whether the server has all that was typed. @param {number} sending */
export const tellSending = (sending) => document.body.toggleAttribute("data-sending", sending > 0);

/** The counts are not of the sheet as it stands any more. @param {HTMLElement} page @param {any} answer */
export function tellUpdating(page, answer) {
  document.body.dataset.updating = "";
  tellMoves(page, answer);
}

/** @param {HTMLElement} page @param {any} moves */
function tellMoves(page, moves) {
  offer(page, "undo", moves.undo);
  offer(page, "redo", moves.redo);
}

/** @param {HTMLElement} page @param {string} name @param {{what: string, by: string} | null} move */
function offer(page, name, move) {
  const button = page.querySelector(`[data-do="${name}"]`);
  if (!(button instanceof HTMLButtonElement)) return;
  if (!move && document.activeElement === button) find(page, '[role="grid"]').focus(); // a dead button would lose it
  button.disabled = !move;
  button.title = move ? `${move.what} (${move.by})` : "";
}
