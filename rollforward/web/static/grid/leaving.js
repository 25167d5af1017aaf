// @ts-check
// Leaving the page while changes are on their way: a link or a form waits until the server has them all, and stays where
// it refused one; a tab that is closed asks first.

/** @import { Grid } from "./grid.js" */

/** @param {Grid} grid */
export function holdUntilSaved(grid) {
  const { source } = grid;
  document.addEventListener("submit", (event) => {
    if (!source.sending || !(event.target instanceof HTMLFormElement) || event.target.method === "dialog") return;
    const { target: form, submitter } = event;
    hold(event, () => form.requestSubmit(submitter));
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!source.sending || !(link instanceof HTMLAnchorElement) || event.defaultPrevented || inOtherTab(event, link)) return;
    hold(event, () => link.click());
  });
  addEventListener("beforeunload", (event) => {
    grid.editing.keep();
    if (source.sending) event.preventDefault();
  });

  /** @param {Event} event @param {() => void} go */
  async function hold(event, go) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (await source.settled()) go();
  }
}

/** @param {MouseEvent} event @param {HTMLAnchorElement} link */
const inOtherTab = ({ ctrlKey, metaKey, shiftKey }, link) =>
  ctrlKey || metaKey || shiftKey || link.target === "_blank" || link.hasAttribute("download");
