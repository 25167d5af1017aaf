// A strip of tabs that is wider than the window begins where she is.

/** @param {Document} page */
export function showTabs(page) {
  for (const here of page.querySelectorAll(".tabs [aria-current], .nav [aria-current], .stepper [aria-current]")) {
    const strip = here.closest(".tabs, .stepper, nav");
    if (strip && strip.scrollWidth > strip.clientWidth) {
      const place = here.getBoundingClientRect(), window = strip.getBoundingClientRect();
      strip.scrollLeft += place.left - window.left - (window.width - place.width) / 2;
    }
  }
}
