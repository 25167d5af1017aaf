import { t } from "../js/words.js";
// @ts-check
// What other members do to the same sheet, shown within seconds.

/** @import { Grid } from "./grid.js" */

const PAUSE = 4000; // milliseconds between two questions

/** One question after the other: an answer may take longer than the pause. @param {Grid} grid */
export async function watch(grid) {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (!document.hidden && !grid.source.sending) await look(grid);
  }
}

/** @param {Grid} grid */
async function look(grid) {
  const { source } = grid, since = source.change;
  try {
    const { change, changes } = await source.server.get(`changes?since=${since}`);
    if (change <= since || source.change !== since || source.sending) return;
    await source.renew();
    const others = [...new Set((changes ?? []).filter((/** @type {any} */ each) => !each.mine).map((/** @type {any} */ each) => each.by))];
    if (others.length) grid.say(t`${others.join(t` and `)} changed this sheet.`);
  } catch {
    // The next look asks again; a change of the member's own says that there is no connection.
  }
}
