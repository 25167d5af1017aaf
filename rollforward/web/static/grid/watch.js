// @ts-check
// What other members do to the same sheet, shown within seconds.

/** @import { Grid } from "./grid.js" */

const PAUSE = 4000; // milliseconds between two questions

/** @param {Grid} grid */
export function watch(grid) {
  setInterval(() => document.hidden || look(grid), PAUSE);
  document.addEventListener("visibilitychange", () => document.hidden || look(grid));
}

/** @param {Grid} grid */
async function look(grid) {
  const { source } = grid, since = source.change;
  try {
    const { change, changes } = await source.server.get(`changes?since=${since}`);
    if (change <= since || source.change !== since) return;
    await source.renew();
    const others = [...new Set((changes ?? []).filter((/** @type {any} */ each) => !each.mine).map((/** @type {any} */ each) => each.by))];
    if (others.length) grid.say(`${others.join(" and ")} changed this sheet.`);
  } catch {
    // The next look asks again; a change of the member's own says that there is no connection.
  }
}
