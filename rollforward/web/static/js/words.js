/**
 * What scripts say, in the language of the page. It brings the words with it where that is not English:
 *
 *     <script type="application/json" id="words">{"Row {0}": "Fila {0}"}</script>
 */

const told = globalThis.document?.getElementById("words")?.textContent;
/** @type {Record<string, string>} */
const WORDS = told ? JSON.parse(told) : {};

/** A tag: t`Row ${line}` is known to translators as "Row {0}". @param {readonly string[]} parts @param {...unknown} values */
export function t(parts, ...values) {
  const english = parts.reduce((all, part, n) => `${all}{${n - 1}}${part}`);
  return (WORDS[english] ?? english).replace(/\{(\d)\}/g, (_, n) => `${values[n]}`);
}

/** 12345 -> "12,345". @param {number} number */
export const written = (number) => number.toLocaleString(globalThis.document?.documentElement.lang ?? "en");
