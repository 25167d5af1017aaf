// @ts-check
// When a part of the page was exchanged and took the focus with it, the keyboard goes on at the part's own place:
//
//   <h2 tabindex="-1" data-place>3 columns need a look</h2>
//
// or at the page's beginning where that is gone too.

document.addEventListener("htmx:afterSettle", () => {
  if (document.activeElement && document.activeElement !== document.body) return;
  const place = document.querySelector("[data-place]") ?? document.getElementById("main");
  if (place instanceof HTMLElement) place.focus({ preventScroll: true });
});
