import { t } from "./words.js";
// Passkeys: <form data-passkey="create" or "get"> is sent once the browser has made or shown a key. Its options stand in
// the JSON script that data-options names, or are fetched from where the form is sent to.

/** @param {Document} page */
export function startPasskeys(page) {
  if (!("PublicKeyCredential" in globalThis && "parseRequestOptionsFromJSON" in PublicKeyCredential)) return;
  for (const form of page.querySelectorAll("form[data-passkey]")) {
    if (!(form instanceof HTMLFormElement)) continue;
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form).catch((reason) => refuse(form, reason));
    });
  }
}

/** @param {HTMLFormElement} form */
async function send(form) {
  const options = (await optionsOf(form)).publicKey;
  const key = form.dataset.passkey === "create" ? await create(options) : await get(options);
  const kept = form.elements.namedItem("credential");
  if (!(key instanceof PublicKeyCredential) || !(kept instanceof HTMLInputElement)) return;
  kept.value = JSON.stringify(key.toJSON());
  form.submit();
}

/** @param {HTMLFormElement} form */
async function optionsOf(form) {
  const kept = document.getElementById(form.dataset.options ?? "");
  if (kept) {
    const data = JSON.parse(kept.textContent ?? "");
    return data.creation_options ?? data.request_options;
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(t`The server did not answer. Try again.`);
  return (await answer.json()).request_options;
}

/** @param {PublicKeyCredentialCreationOptionsJSON} options */
function create(options) {
  // A key that is found without a name typed, and that only its owner can use: a sign-in by itself.
  /** @type {AuthenticatorSelectionCriteria} */
  const selection = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON({ ...options, authenticatorSelection: selection });
  return navigator.credentials.create({ publicKey });
}

/** @param {PublicKeyCredentialRequestOptionsJSON} options */
function get(options) {
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

/**
 * @param {HTMLFormElement} form
 * @param {unknown} reason
 */
function refuse(form, reason) {
  const words = form.querySelector("[data-passkey-words]");
  if (!(words instanceof HTMLElement)) return;
  const stopped = reason instanceof DOMException && reason.name === "NotAllowedError";
  words.textContent = stopped
    ? t`No passkey was used: the browser's question was closed, or there is none here. Try again, or use another way.`
    : t`The passkey could not be used. ${reason instanceof Error ? reason.message : ""}`;
  words.hidden = false;
}
