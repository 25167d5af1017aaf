// The peer: SlickGrid on the rows of the same server, as its documentation has it, with pages of 200 of which 40 are kept.
// Address: ?base=/imports/ab12/review/&token=...

import "npm:slickgrid@5.20.2/dist/styles/css/slick.grid.css";
import { Editors, SlickCellExternalCopyManager, SlickCellSelectionModel, SlickGrid } from "npm:slickgrid@5.20.2";

const PAGE = 200, KEPT = 40, COLUMNS = 25;
const asked = new URLSearchParams(location.search);
const base = asked.get("base") ?? "", token = asked.get("token") ?? "";
const pages = new Map(), underWay = new Set();
let total = 0;

const item = (row) => pages.get(Math.floor(row / PAGE))?.[row % PAGE];
const data = {
  getLength: () => total,
  getItem: item,
  getItemMetadata: (row) => (item(row) ? null : { cssClasses: "loading" }),
};
const columns = Array.from({ length: COLUMNS }, (_, at) => ({
  id: `c${at}`, name: `Column ${at}`, field: at, width: 120, editor: Editors.Text,
  formatter: (_row, _cell, _value, _column, one) => one?.cells[at] ?? "",
}));
const grid = new SlickGrid("#grid", data, columns, { enableCellNavigation: true, editable: true, autoEdit: false, enableColumnReorder: false });
grid.setSelectionModel(new SlickCellSelectionModel());
grid.registerPlugin(new SlickCellExternalCopyManager({
  dataItemColumnValueSetter: (one, { field }, value) => (one.cells[field] = value),
  clipboardCommandHandler: paste,
}));
grid.onViewportChanged.subscribe(() => ensure());
await ensure();

/** One request at a time, and then for what is on the screen by then. */
async function ensure() {
  if (underWay.size) return;
  for (;;) {
    const { top, bottom } = grid.getViewport();
    const wanted = new Set([Math.floor(Math.max(0, top) / PAGE), Math.floor(Math.max(0, Math.min(bottom, total - 1)) / PAGE)]);
    const missing = [...wanted].filter((page) => !pages.has(page));
    if (!missing.length) return;
    await Promise.all(missing.map(load));
  }
}

async function load(page) {
  underWay.add(page);
  try {
    const answer = await (await fetch(`${base}rows?start=${page * PAGE}&count=${PAGE}`)).json();
    pages.set(page, answer.rows);
    while (pages.size > KEPT) pages.delete(pages.keys().next().value);
    if (answer.total !== total) {
      total = answer.total;
      grid.updateRowCount();
    }
    grid.invalidateRows(answer.rows.map((_, at) => page * PAGE + at));
    grid.render();
  } finally {
    underWay.delete(page);
  }
}

/** The rows must be here, since the library writes into them; then the server gets the block, as ours does. */
async function paste(command) {
  const { activeRow: start, activeCell: left, clippedRange } = command;
  const rows = clippedRange.filter((row) => row.length > 1); // the line end that every spreadsheet sends
  for (let page = Math.floor(start / PAGE); page * PAGE < start + rows.length; page++) if (!pages.has(page)) await load(page);
  command.clippedRange = rows;
  command.destH = rows.length;
  command.execute();
  const body = JSON.stringify({ positions: rows[0].map((_, at) => left + at), start, rows });
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token, Accept: "application/json" };
  const answer = await fetch(`${base}paste?quick=1`, { method: "POST", headers, body });
  document.body.dataset.saved = `${answer.status}`;
}
