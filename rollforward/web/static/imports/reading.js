// @ts-check
// The page of the reading: a click anywhere on a line presses the line's button; and when a part of the page was
// exchanged, the keyboard stands at what is asked now, or at the line that tells what was understood.
//
//   <div data-reading><h2 id="panel" tabindex="-1">...</h2> <table class="preview-pick"> <tr><th><button class="pick-row">4</button></th>

document.addEventListener("click", (event) => {
  const pressed = event.target;
  if (!(pressed instanceof Element) || pressed.closest("button, a, input")) return;
  const pick = pressed.closest(".preview-pick tbody tr")?.querySelector("button.pick-row");
  if (pick instanceof HTMLElement) pick.click();
});

document.addEventListener("htmx:afterSettle", () => {
  if (document.activeElement && document.activeElement !== document.body) return;
  const place = document.getElementById("panel") ?? document.getElementById("main");
  place?.focus({ preventScroll: true });
});
