// @ts-check
// What members say to each other about a row: shown with the active cell, added in a line below.

import { element } from "./cells.js";
import { control, find, say } from "./parts.js";
import { words } from "./server.js";
/** @import { Grid } from "./grid.js" */
/** @import { Comment, Row } from "./row.js" */

/** @param {Row} row */
export function commentsOf(row) {
  const list = element("ul", "plain-list small");
  list.append(...row.comments.map(({ by, at, text }) => {
    const said = element("li", "wrap");
    said.append(element("strong", "", {}, by), element("span", "muted", {}, ` ${at}: `), text);
    return said;
  }));
  return list;
}

/** @param {HTMLElement} page @param {Grid} grid */
export function commenting(page, grid) {
  const form = /** @type {HTMLFormElement} */ (find(page, "[data-comment]")), box = control(form, "comment");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const row = grid.source.row(grid.view.active.row);
    if (!row || !box.value.trim()) return;
    try {
      /** @type {{comments: Comment[]}} */
      const { comments } = await grid.source.server.post(`rows/${row.line}/comment`, { text: box.value });
      row.comments = comments;
      box.value = "";
      grid.refresh();
      say(page, `Said about row ${row.line}.`);
    } catch (error) {
      say(page, words(error));
    }
  });
}
