// The pure parts of the grid: places, the window on a long sheet, texts from spreadsheets, several options in a cell.
import { deepStrictEqual as equal } from "node:assert";
import { fillRange, fitted, repeated } from "../../../rollforward/web/static/grid/blocks.js";
import { meaning } from "../../../rollforward/web/static/grid/keys.js";
import * as filter from "../../../rollforward/web/static/grid/filter.js";
import { Pages } from "../../../rollforward/web/static/grid/pages.js";
import * as selection from "../../../rollforward/web/static/grid/selection.js";
import { Widths } from "../../../rollforward/web/static/grid/widths.js";
import { join, split } from "../../../rollforward/web/static/grid/options.js";
import { moved, tabbed } from "../../../rollforward/web/static/grid/place.js";
import { format, html, parse } from "../../../rollforward/web/static/grid/tsv.js";
import { settledBy } from "../../../rollforward/web/static/grid/values.js";
import { columnsAt, depth, edges, rowsAt, scrollFor, spacer, TALLEST } from "../../../rollforward/web/static/grid/window.js";

const bounds = { rows: 100, columns: 5, page: 10 };

Deno.test("keys move within the sheet and stop at its edges", () => {
  const at = { row: 0, column: 4 };
  equal(moved(at, "ArrowUp", false, bounds), at);
  equal(moved(at, "ArrowRight", false, bounds), at);
  equal(moved(at, "PageDown", false, bounds), { row: 10, column: 4 });
  equal(moved(at, "Home", false, bounds), { row: 0, column: 0 });
  equal(moved(at, "End", true, bounds), { row: 99, column: 4 });
  equal(moved(at, "ArrowDown", true, bounds), { row: 99, column: 4 });
  equal(moved(at, "a", false, bounds), null);
});

Deno.test("in an empty sheet every key stays in its first cell", () => {
  equal(moved({ row: 0, column: 0 }, "End", true, { rows: 0, columns: 0, page: 1 }), { row: 0, column: 0 });
});

Deno.test("Tab goes on to the next row and leaves the sheet at its end", () => {
  equal(tabbed({ row: 0, column: 4 }, false, bounds), { row: 1, column: 0 });
  equal(tabbed({ row: 1, column: 0 }, true, bounds), { row: 0, column: 4 });
  equal(tabbed({ row: 99, column: 4 }, false, bounds), null);
  equal(tabbed({ row: 0, column: 0 }, true, bounds), null);
});

Deno.test("of a pasted text exactly one trailing line end is dropped", () => {
  equal(parse("a\tb\r\nc\td\r\n"), [["a", "b"], ["c", "d"]]);
  equal(parse("a\n\n"), [["a"], [""]]);
  equal(parse("a"), [["a"]]);
  equal(parse(""), []);
});

Deno.test("quoted cells keep tabs, line ends and quotes, and a quote inside a word is text", () => {
  equal(parse('"a\tb"\t"c\nd"\t"say ""x"""\n'), [["a\tb", "c\nd", 'say "x"']]);
  equal(parse('5" pipe\tx'), [['5" pipe', "x"]]);
});

Deno.test("what is copied is pasted as it was", () => {
  const rows = [["plain", "tab\there", 'quote "q"', '"Tax, audit"'], ["two\nlines", "", "007", '"'], ["", "x", '""', ""]];
  equal(parse(format(rows)), rows);
});

Deno.test("several options in a cell survive being taken apart and put together", () => {
  equal(split('Tax, "Books, monthly" ,Payroll'), ["Tax", "Books, monthly", "Payroll"]);
  equal(split(""), []);
  const values = ["Tax", "Books, monthly", 'So-called "audit"'];
  equal(split(join(values)), values);
});

Deno.test("a short sheet scrolls pixel by pixel, a sheet of a million rows to its very end", () => {
  const short = { rows: 100, rowHeight: 30, height: 300 };
  equal(depth(123, short), 123);
  const long = { rows: 1_048_576, rowHeight: 30, height: 600 };
  equal(spacer(long), TALLEST);
  const end = long.rows * long.rowHeight - long.height;
  equal(Math.round(depth(TALLEST - long.height, long)), end);
  equal(Math.round(depth(scrollFor(12_345_678, long), long)), 12_345_678);
});

Deno.test("only the rows and columns in sight are drawn, with a few beyond", () => {
  equal(rowsAt(3000, { rows: 1000, rowHeight: 30, height: 300 }), [96, 114]);
  equal(rowsAt(0, { rows: 3, rowHeight: 30, height: 300 }), [0, 2]);
  equal(columnsAt(250, 200, edges([100, 100, 100, 100, 100, 100, 100])), [1, 5]);
});

Deno.test("text in quotes stays in quotes: it may be one option that holds a comma", () => {
  equal(parse('"Tax, audit"\tx'), [['"Tax, audit"', "x"]]);
  equal(parse('"Acme" and Sons\ty'), [['"Acme" and Sons', "y"]]);
  equal(parse('"never closed\tz'), [['"never closed', "z"]]);
});

Deno.test("a copied cell is no markup, and a spreadsheet takes it for text", () => {
  equal(html([["<b>&", "a\nb"]]).includes("&lt;b&gt;&amp;</td>"), true);
  equal(html([["a\nb"]]).includes("a<br>b"), true);
});

const one = selection.at({ row: 3, column: 2 });

Deno.test("a block spans the corner that stays and the corner that moves, whichever way it went", () => {
  const up = selection.extended(one, { row: 1, column: 4 });
  equal(selection.latest(up), { top: 1, left: 2, bottom: 3, right: 4 });
  equal(up.active, { row: 3, column: 2 });
  equal(selection.words(up), "3 rows by 3 columns chosen.");
});

Deno.test("a further block leaves those before it chosen", () => {
  const two = selection.extended(selection.added(one, { row: 8, column: 0 }), { row: 9, column: 0 });
  equal([selection.has(two, 3, 2), selection.has(two, 9, 0), selection.has(two, 4, 2)], [true, true, false]);
  equal(selection.words(two), "2 blocks chosen, 3 cells.");
});

Deno.test("rows, columns and everything are chosen whole, and shrink with the sheet", () => {
  equal(selection.latest(selection.rows(one, bounds)), { top: 3, left: 0, bottom: 3, right: 4 });
  equal(selection.latest(selection.columns(one, bounds)), { top: 0, left: 2, bottom: 99, right: 2 });
  const everything = selection.all(one, bounds);
  equal(selection.latest(selection.kept(everything, { ...bounds, rows: 5 })), { top: 0, left: 0, bottom: 4, right: 4 });
});

Deno.test("one cell fills a range, a block repeats where it fits and keeps its size where not", () => {
  const range = { top: 0, left: 0, bottom: 3, right: 1 };
  equal(fitted([["x"]], range), Array(4).fill(["x", "x"]));
  equal(fitted([["a", "b"], ["c", "d"]], range), [["a", "b"], ["c", "d"], ["a", "b"], ["c", "d"]]);
  equal(fitted([["a"], ["b"], ["c"]], range), [["a", "a"], ["b", "b"], ["c", "c"]]);
  equal(fitted([["a", "b", "c"]], { ...range, bottom: 0 }), [["a", "b", "c"]]);
  equal(repeated([["a"], ["b"]], 3, 1), [["a"], ["b"], ["a"]]);
});

Deno.test("the fill handle fills beside its range, along the longer way", () => {
  const from = { top: 2, left: 2, bottom: 3, right: 3 };
  equal(fillRange(from, { row: 6, column: 4 }), { top: 4, left: 2, bottom: 6, right: 3 });
  equal(fillRange(from, { row: 0, column: 2 }), { top: 0, left: 2, bottom: 1, right: 3 });
  equal(fillRange(from, { row: 3, column: 9 }), { top: 2, left: 4, bottom: 3, right: 9 });
  equal(fillRange(from, { row: 2, column: 2 }), null);
});

Deno.test("keys mean what they mean in a spreadsheet, and the others are the browser's", () => {
  const key = (/** @type {string} */ name, held = "") => meaning({
    key: name, ctrl: held.includes("c"), shift: held.includes("s"), alt: held.includes("a"), altGraph: held.includes("g"),
  });
  equal([key("z", "c"), key("Z", "cs"), key("y", "c"), key("d", "c")], ["undo", "redo", "redo", "fillDown"]);
  equal([key("ArrowDown"), key("ArrowDown", "s"), key("End", "cs")], ["move", "extend", "extend"]);
  equal([key(" ", "s"), key(" ", "c"), key("a", "c"), key(" ")], ["rows", "columns", "all", "type"]);
  equal([key("@", "cag"), key("A", "s"), key("r", "c"), key("F5"), key("ArrowLeft", "a")], ["type", "type", null, null, null]);
  equal([key("f", "c"), key("h", "c"), key("ArrowDown", "a"), key("ArrowLeft", "as")], ["find", "replace", "column", "narrower"]);
  equal([key("Enter"), key("Enter", "s"), key("F8", "s")], ["edit", "above", "lastProblem"]);
});

Deno.test("widths are remembered by label, within reason", () => {
  /** @type {Map<string, string>} */
  const kept = new Map();
  const storage = {
    getItem: (/** @type {string} */ name) => kept.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => void kept.set(name, value),
  };
  const columns = ["Name", "City"].map((label) => ({ label, kind: "text", position: 0, options: [], required: false, header: "", target: "" }));
  new Widths(columns, storage).set(1, 5000);
  equal(new Widths(columns, storage).of(1), 800);
  equal(new Widths(columns, storage).of(0), 184);
  equal(new Widths(columns, { ...storage, getItem: () => "not JSON" }).of(1), 184);
});

Deno.test("a filter stands in the address, filled parts alone, and is read from there again", () => {
  const chosen = filter.fromAddress("?show=problem&text=bath&in=3&sort=-4&whole=&plain=1");
  equal(chosen, { show: "problem", text: "bath", in: "3", sort: "-4" });
  equal(filter.query(chosen, { start: "0" }), "show=problem&text=bath&in=3&sort=-4&start=0");
  equal(filter.changed(chosen, { sort: "" }), { show: "problem", text: "bath", in: "3" });
  equal(filter.anyText(chosen), { show: "problem", sort: "-4" });
  equal([filter.order(chosen, 4), filter.order({ sort: "4" }, 4), filter.order(chosen, 3)], ["descending", "ascending", null]);
});

Deno.test("what restricts the rows is said in words, each with the filter that is left without it", () => {
  const chosen = { show: "added", text: "bath", in: "3", sort: "-4" };
  const named = [{ label: "City", position: 3 }, { label: "Fee", position: 4 }];
  equal(filter.restrictions(chosen, named), [
    { words: "City holds “bath”", without: { show: "added", sort: "-4" } },
    { words: "Sorted by Fee, last values first", without: { show: "added", text: "bath", in: "3" } },
  ]);
  equal(filter.restrictions({ blank: "1" }, named)[0].words, "Any cell is blank");
  equal(filter.restrictions({ show: "all" }, named), []);
});

/** @param {number} line */
const row = (line) => ({ line, verdict: "added", label: "", why: "", decision: "", client: null, cells: [], old: {}, problems: {}, candidates: [], contacts: [], comments: [] });
/** @param {number} page */
const rowsOf = (page) => Array.from({ length: 200 }, (_, i) => row(page * 200 + i + 1));

Deno.test("pages used last are kept, and rows are found in them by place and by line", () => {
  const pages = new Pages();
  for (let page = 0; page < 45; page++) {
    pages.put(page, rowsOf(page));
    pages.missing([0]);
  }
  equal([pages.row(0)?.line, pages.row(200), pages.row(44 * 200)?.line], [1, undefined, 8801]);
  equal([pages.indexOf(8805), pages.indexOf(201)], [8804, -1]);
  equal(pages.missing([0, 1, 44]), [1]);
  equal([pages.span(8800, 8810)?.length, pages.span(199, 200)], [11, null]);
});

Deno.test("the first rows are there at once, and the rest of their page is asked for where there are more", () => {
  const pages = new Pages(), some = rowsOf(0).slice(0, 40);
  pages.begin(some, 41);
  equal([pages.row(39)?.line, pages.row(40), pages.missing([0])], [40, undefined, [0]]);
  pages.put(0, rowsOf(0).slice(0, 41));
  equal([pages.row(40)?.line, pages.missing([0])], [41, []]);
  pages.begin(some, 40);
  equal(pages.missing([0]), []);
});

Deno.test("what is chosen moves with its row, and never above the first", () => {
  equal(selection.shifted(selection.at({ row: 3, column: 2 }), -1), selection.at({ row: 2, column: 2 }));
  equal(selection.shifted(selection.at({ row: 3, column: 2 }), -9).active, { row: 0, column: 2 });
});

const other = { pk: 7, id: "C-1", name: "Abbott", url: "", hidden: [], values: { 0: "Abbott", 1: "Bath", 2: "" } };
const choices = [
  { position: 0, target: "client.name", text: "Abott", picked: "0" },
  { position: 1, target: "client.city", text: "Rome", picked: "row" },
  { position: 2, target: "contact.email", text: "a@b.example", picked: "0" },
];

Deno.test("a row that is a client takes the values chosen of it, and a row that is skipped none", () => {
  equal(settledBy("client:7", 2, null, choices, [other]), {
    decisions: [{ line: 2, decision: "client:7" }],
    edits: [{ line: 2, position: 0, text: "Abbott" }, { line: 2, position: 2, text: "" }],
  });
  equal(settledBy("skip", 2, null, choices, [other]), { decisions: [{ line: 2, decision: "skip" }], edits: [] });
});

Deno.test("of two rows one is merged into the other, both become one client with two people, or both stay", () => {
  const row = { ...other, pk: null };
  equal(settledBy("merge", 2, 9, choices, [row]).decisions, [{ line: 9, decision: "skip" }]);
  equal(settledBy("merge", 2, 9, choices, [row]).edits.length, 2);
  equal(settledBy("people", 2, 9, choices, [row]), {
    decisions: [],
    edits: [{ line: 2, position: 0, text: "Abbott" }, { line: 9, position: 1, text: "Rome" }],
  });
  equal(settledBy("both", 2, 9, choices, [row]), { decisions: [{ line: 9, decision: "new" }], edits: [] });
});
