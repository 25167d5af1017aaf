// <table class="month">: arrow keys go from day to day, Page Up and Page Down to the month before and after.
const DAYS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const MONTHS = { PageUp: "-1", PageDown: "1" };

const days = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".month [data-day]")]);

document.querySelector(".month")?.addEventListener("keydown", (event) => {
  const { key, target } = /** @type {KeyboardEvent} */ (event);
  const month = MONTHS[/** @type {keyof typeof MONTHS} */ (key)];
  const step = DAYS[/** @type {keyof typeof DAYS} */ (key)];
  const at = days.indexOf(/** @type {HTMLElement} */ (target));
  if (month) /** @type {HTMLElement | null} */ (document.querySelector(`[data-month="${month}"]`))?.click();
  else if (step && at >= 0) days[at + step]?.focus();
  else return;
  event.preventDefault();
});
