// @ts-check
// Exchanging the parts of a page that became others, so that everything else stays as it is.
//
//   <section id="line-3" data-part>...</section>
//   <h2 tabindex="-1" data-place>3 columns need a look</h2>   where the keyboard goes on when what had it is gone

/** Every part as the server wrote it: what a person opened or chose in it is no other part. @type {Map<string, string>} */
const served = new Map();

/** @param {Document} page */
export function remember(page) {
  served.clear();
  for (const part of parts(page)) served.set(part.id, part.outerHTML);
}

/**
 * Bring this page up to `fresh`. Parts in `touched` are exchanged even where the server wrote the same again: it may
 * have refused what was chosen in them.
 * @param {Document} fresh @param {ReadonlySet<string>} touched
 */
export function exchange(fresh, touched) {
  const focused = document.activeElement?.id ?? "";
  const around = document.activeElement?.closest("[data-part]")?.id ?? "";
  const open = new Set([...document.querySelectorAll("#map details[open]")].map((details) => details.id));
  const others = parts(fresh);
  const same = others.length === served.size && others.every((part) => served.has(part.id));
  if (same) {
    for (const part of others) {
      if (served.get(part.id) !== part.outerHTML || touched.has(part.id)) put(part);
    }
  } else for (const id of ["messages", "told", "map"]) put(fresh.getElementById(id));
  remember(fresh);
  for (const id of open) if (id) document.getElementById(id)?.setAttribute("open", "");
  if (!document.activeElement || document.activeElement === document.body) goOn(focused, around);
}

/** @param {Document} page @returns {HTMLElement[]} */
function parts(page) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-part]"))];
}

/** @param {HTMLElement | null} part */
function put(part) {
  if (part) document.getElementById(part.id)?.replaceWith(document.importNode(part, true));
}

/** The keyboard goes on at what had it, else in the same part, else where something is asked. @param {string[]} ids */
function goOn(...ids) {
  const [same, part] = ids.map((id) => (id ? document.getElementById(id) : null));
  const near = part?.querySelector("[data-place], select") ?? document.querySelector("[data-place]");
  const place = same ?? near ?? document.getElementById("main");
  if (place instanceof HTMLElement) place.focus({ preventScroll: true });
}
