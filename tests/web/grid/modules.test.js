// The pure parts of the grid: places, the window on a long sheet, texts from spreadsheets, several options in a cell.
import { deepStrictEqual as equal } from "node:assert";
import { join, split } from "../../../rollforward/web/static/grid/options.js";
import { moved, tabbed } from "../../../rollforward/web/static/grid/place.js";
import { format, parse } from "../../../rollforward/web/static/grid/tsv.js";
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
  const rows = [["plain", "tab\there", 'quote "q"'], ["two\nlines", "", "007"]];
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
