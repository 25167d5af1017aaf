// While a page is open: learns that the firm got locked and goes to the page that says so, which brings it back here.

const EVERY = 3000;

/**
 * @param {string} url where to ask
 * @param {() => void} beforeLeaving
 */
export function watchLock(url, beforeLeaving) {
  const look = async () => {
    if (!document.hidden && (await isLocked(url))) {
      beforeLeaving();
      location.assign(`/locked/?next=${encodeURIComponent(location.pathname + location.search)}`);
      return;
    }
    setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);
}

/** @param {string} url */
async function isLocked(url) {
  try {
    const answer = await fetch(url, { headers: { Accept: "application/json" }, cache: "no-store" });
    return answer.ok && (await answer.json()).locked === true;
  } catch {
    return false; // the network is away for a moment: ask again later
  }
}
