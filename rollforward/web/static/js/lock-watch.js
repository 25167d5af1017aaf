// While a page is open: learns that the firm got locked, or that its member was signed out because nobody was here, and
// goes to the page that says so, which brings it back here.

const EVERY = 3000;

/**
 * @param {string} url where to ask
 * @param {() => void} beforeLeaving
 */
export function watchLock(url, beforeLeaving) {
  let here = false; // since the last question: typing and pointing are a use, though they send nothing
  for (const sign of ["keydown", "pointerdown", "wheel"]) addEventListener(sign, () => (here = true), { passive: true, capture: true });
  const look = async () => {
    const leads = document.hidden ? "" : await whereTo(here ? `${url}?here` : url);
    if (leads) {
      beforeLeaving();
      location.assign(`${leads}?next=${encodeURIComponent(location.pathname + location.search)}`);
      return;
    }
    setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);

  /** @param {string} asked */
  async function whereTo(asked) {
    try {
      const answer = await fetch(asked, { headers: { Accept: "application/json" }, cache: "no-store" });
      here = false;
      const told = await answer.json();
      if (answer.status === 401 && told.left) return "/account/login/";
      return answer.ok && told.locked === true ? "/locked/" : "";
    } catch {
      return ""; // the network is away for a moment: ask again later
    }
  }
}
