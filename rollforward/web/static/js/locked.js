// The locked page: asks every second how far it is, and goes back by itself.

const EVERY = 1000;
const page = /** @type {HTMLElement} */ (document.querySelector("[data-locked]"));

async function look() {
  try {
    const answer = await fetch(page.dataset.status ?? "", { headers: { Accept: "application/json" }, cache: "no-store" });
    if (answer.status === 401) location.reload();
    const status = await answer.json();
    if (!status.locked) return location.replace(page.dataset.next || "/");
    show(status);
  } catch {
    // the network is away for a moment: ask again
  }
  setTimeout(look, EVERY);
}

/** @param {{member: string, reason: string, phase: string, percent: number}} status */
function show(status) {
  say("member", status.member);
  say("reason", status.reason);
  say("phase", status.percent ? `${status.phase}: ${status.percent} %` : status.phase);
  const bar = page.querySelector("[data-lock-bar]");
  if (bar instanceof HTMLProgressElement && status.percent) bar.value = status.percent;
}

/**
 * @param {string} name
 * @param {string} words
 */
function say(name, words) {
  const place = page.querySelector(`[data-lock-${name}]`);
  if (place && place.textContent !== words) place.textContent = words;
}

setTimeout(look, EVERY);
