import { t } from "../js/words.js";
// @ts-check
// The drop zone: a file is sent with its progress shown, and can be stopped. Without script it is a plain form.
//
//   <form data-upload enctype="multipart/form-data"><div data-choose>...</div><div data-going hidden>...</div></form>

for (const form of document.querySelectorAll("form[data-upload]")) start(/** @type {HTMLFormElement} */ (form));

/** @param {HTMLFormElement} form */
function start(form) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input[type=file]"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.files?.[0]) send(form, input.files[0]);
  });
  const chosen = () => input.files?.[0] && send(form, input.files[0]);
  input.addEventListener("change", chosen);
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("drop-over");
    });
  }
  form.addEventListener("dragleave", () => form.classList.remove("drop-over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("drop-over");
    const file = event.dataTransfer?.files[0];
    if (file) send(form, file);
  });
  chosen(); // a quick hand chose it before this script was there
}

/** @param {HTMLFormElement} form @param {File} file */
function send(form, file) {
  const request = new XMLHttpRequest();
  const body = new FormData();
  body.append("file", file);
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  const token = /** @type {HTMLInputElement} */ (form.elements.namedItem("csrfmiddlewaretoken"));
  request.setRequestHeader("X-CSRFToken", token.value);
  request.upload.addEventListener("progress", (event) => show(form, file, event.loaded / Math.max(1, event.total)));
  request.addEventListener("load", () => arrived(form, request));
  request.addEventListener("error", () => over(form, "The connection broke. The file was not taken; try again."));
  request.addEventListener("abort", () => over(form, "Stopped. The file was not taken."));
  const stop = /** @type {HTMLElement} */ (form.querySelector("[data-stop]"));
  stop.onclick = () => request.abort();
  going(form, true);
  show(form, file, 0);
  request.send(body);
}

/** @param {HTMLFormElement} form @param {XMLHttpRequest} request */
function arrived(form, request) {
  const answer = read(request.responseText);
  if (request.status === 200 && answer.next) {
    form.reset(); // a browser that comes back here would put the file in again, and it would be sent a second time
    location.assign(answer.next);
  } else over(form, answer.detail ?? t`The server did not take the file. Try again in a moment.`);
}

/** @param {string} text @returns {{next?: string, detail?: string}} */
function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** @param {HTMLFormElement} form @param {File} file @param {number} share */
function show(form, file, share) {
  const bar = /** @type {HTMLProgressElement} */ (form.querySelector("progress"));
  const words = /** @type {HTMLElement} */ (form.querySelector("[data-upload-words]"));
  bar.value = 100 * share;
  words.textContent = share < 1 ? t`Uploading ${file.name}` : t`Reading ${file.name}`;
}

/** @param {HTMLFormElement} form @param {string} trouble */
function over(form, trouble) {
  going(form, false);
  const place = /** @type {HTMLElement} */ (form.querySelector("[data-upload-trouble]"));
  place.textContent = trouble;
  place.hidden = false;
  /** @type {HTMLInputElement} */ (form.querySelector("input[type=file]")).value = "";
}

/** @param {HTMLFormElement} form @param {boolean} on */
function going(form, on) {
  /** @type {HTMLElement} */ (form.querySelector("[data-choose]")).hidden = on;
  /** @type {HTMLElement} */ (form.querySelector("[data-going]")).hidden = !on;
  /** @type {HTMLElement} */ (form.querySelector("[data-upload-trouble]")).hidden = true;
}
