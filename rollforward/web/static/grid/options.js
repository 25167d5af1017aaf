// @ts-check
// Several options in one cell: separated by commas; an option that holds a comma stands in double quotes.

/** @param {string} text @returns {string[]} */
export function split(text) {
  const found = text.match(/\s*"(?:[^"]|"")*"\s*|[^,]+/g) ?? [];
  return found.map((part) => bare(part.trim())).filter(Boolean);
}

/** @param {string[]} values */
export const join = (values) =>
  values.map((value) => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(", ");

/** @param {string} part */
const bare = (part) => part.startsWith('"') && part.endsWith('"') && part.length > 1 ? part.slice(1, -1).replaceAll('""', '"') : part;
