// @ts-check
// Which part of a long sheet is on the screen. Pure arithmetic; pixels in, rows and columns out.

/** Browsers cannot make an element taller than about 17.8 million pixels; a full sheet is taller. */
export const TALLEST = 15_000_000;

/**
 * @typedef {{rows: number, rowHeight: number, height: number}} Sheet  height: of the visible part, in pixels
 */

/** Height of the element that gives the scroll bar its length. @param {Sheet} sheet */
export const spacer = (sheet) => Math.min(TALLEST, sheet.rows * sheet.rowHeight);

/**
 * How far down the sheet a scroll position stands. Equal to it unless the sheet is taller than an element can be.
 * @param {number} scrollTop @param {Sheet} sheet
 */
export function depth(scrollTop, sheet) {
  const room = spacer(sheet) - sheet.height;
  const whole = sheet.rows * sheet.rowHeight - sheet.height;
  return room > 0 ? scrollTop * (whole / room) : 0;
}

/** The scroll position at which the sheet stands at a depth. @param {number} wanted @param {Sheet} sheet */
export function scrollFor(wanted, sheet) {
  const room = spacer(sheet) - sheet.height;
  const whole = sheet.rows * sheet.rowHeight - sheet.height;
  return whole > 0 && room > 0 ? Math.max(0, Math.min(room, wanted * (room / whole))) : 0;
}

/** How many pixels of the sheet one pixel of scrolling passes. @param {Sheet} sheet */
export const stretch = (sheet) => Math.max(1, depth(1, sheet));

/**
 * First and last row to draw, with a few beyond the edges.
 * @param {number} from depth in pixels @param {Sheet} sheet @returns {[number, number]}
 */
export function rowsAt(from, sheet) {
  const first = Math.max(0, Math.floor(from / sheet.rowHeight) - 4);
  const last = Math.min(sheet.rows - 1, Math.ceil((from + sheet.height) / sheet.rowHeight) + 4);
  return [first, last];
}

/** Left edges of columns, and the right edge of the last. @param {number[]} widths */
export function edges(widths) {
  const found = [0];
  for (const width of widths) found.push(found[found.length - 1] + width);
  return found;
}

/**
 * First and last column to draw.
 * @param {number} left @param {number} width @param {number[]} at as `edges` gives them @returns {[number, number]}
 */
export function columnsAt(left, width, at) {
  const last = at.length - 2;
  let first = 0;
  while (first < last && at[first + 1] <= left) first++;
  let end = first;
  while (end < last && at[end + 1] < left + width) end++;
  return [Math.max(0, first - 1), Math.min(last, end + 1)];
}
