// @ts-check
// Where the active cell goes. Pure: a place and a key in, a place out.

/** @typedef {{row: number, column: number}} Place */
/** @typedef {{rows: number, columns: number, page: number}} Bounds  page: rows that fit on the screen */

/** The keys that move, by their KeyboardEvent.key. */
export const MOVES = new Set("ArrowUp ArrowDown ArrowLeft ArrowRight PageUp PageDown Home End".split(" "));

/** @param {number} value @param {number} low @param {number} high */
export const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

/** @param {Place} place @param {Bounds} bounds @returns {Place} */
export function within(place, bounds) {
  return {
    row: clamp(place.row, 0, Math.max(0, bounds.rows - 1)),
    column: clamp(place.column, 0, Math.max(0, bounds.columns - 1)),
  };
}

/**
 * The place that a key leads to, or null for a key that moves nothing.
 * @param {Place} place @param {string} key a KeyboardEvent.key @param {boolean} ctrl @param {Bounds} bounds
 * @returns {Place | null}
 */
export function moved(place, key, ctrl, bounds) {
  const far = Number.MAX_SAFE_INTEGER;
  const { row, column } = place;
  /** @type {Record<string, Place>} */
  const steps = {
    ArrowUp: { row: ctrl ? 0 : row - 1, column },
    ArrowDown: { row: ctrl ? far : row + 1, column },
    ArrowLeft: { row, column: ctrl ? 0 : column - 1 },
    ArrowRight: { row, column: ctrl ? far : column + 1 },
    PageUp: { row: row - bounds.page, column },
    PageDown: { row: row + bounds.page, column },
    Home: { row: ctrl ? 0 : row, column: 0 },
    End: { row: ctrl ? far : row, column: far },
  };
  return key in steps ? within(steps[key], bounds) : null;
}

/**
 * Tab and Shift+Tab: along the row and on to the next one; null past the first or the last cell.
 * @param {Place} place @param {boolean} back @param {Bounds} bounds
 * @returns {Place | null}
 */
export function tabbed(place, back, bounds) {
  const at = place.row * bounds.columns + place.column + (back ? -1 : 1);
  if (at < 0 || at >= bounds.rows * bounds.columns) return null;
  return { row: Math.floor(at / bounds.columns), column: at % bounds.columns };
}
