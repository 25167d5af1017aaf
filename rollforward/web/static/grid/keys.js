// @ts-check
// What a key means in the sheet while no editor is open. Pure.

import { MOVES } from "./place.js";

/**
 * @typedef {"undo" | "redo" | "fillDown" | "all" | "columns" | "rows" | "edit" | "above" | "clear" | "nextProblem"
 *   | "lastProblem" | "wider" | "narrower" | "tab" | "escape" | "type" | "move" | "extend"
 *   | "find" | "replace" | "column"} Command
 */
/** @typedef {{key: string, ctrl: boolean, shift: boolean, alt: boolean, altGraph: boolean}} Pressed */

/** With Control, or Command on a Mac. @type {Record<string, Command>} */
const WITH_CTRL = { z: "undo", y: "redo", d: "fillDown", a: "all", " ": "columns", f: "find", h: "replace" };
/** @type {Record<string, Command>} */
const ALONE = { F2: "edit", Enter: "edit", Delete: "clear", Backspace: "clear", F8: "nextProblem", Tab: "tab", Escape: "escape" };
/** @type {Record<string, Command>} */
const WITH_SHIFT = { Enter: "above", F8: "lastProblem", " ": "rows", Tab: "tab" };
/** @type {Record<string, Command>} */
const WITH_ALT = { ArrowDown: "column" };
/** @type {Record<string, Command>} */
const WITH_ALT_SHIFT = { ArrowRight: "wider", ArrowLeft: "narrower" };

/** @param {Pressed} pressed @returns {Command | null} null for a key that is the browser's */
export function meaning({ key, ctrl, shift, alt, altGraph }) {
  const letter = key.length === 1;
  if (letter && altGraph) return "type";
  if (alt) return ctrl ? null : (shift ? WITH_ALT_SHIFT : WITH_ALT)[key] ?? null;
  if (MOVES.has(key)) return shift ? "extend" : "move";
  if (ctrl && shift) return key.toLowerCase() === "z" ? "redo" : null;
  if (ctrl) return WITH_CTRL[key.toLowerCase()] ?? null;
  return (shift ? WITH_SHIFT : ALONE)[key] ?? (letter ? "type" : null);
}

/** @param {KeyboardEvent} event @returns {Pressed} */
export const pressed = (event) => ({
  key: event.key,
  ctrl: event.ctrlKey || event.metaKey,
  shift: event.shiftKey,
  alt: event.altKey,
  altGraph: event.getModifierState("AltGraph"),
});
