// @ts-check
// The page of the columns: every choice is sent by itself and at once, one after the other in their order; when none
// waits any more, the parts of the page that became others are exchanged. So no choice is overtaken by an answer to an
// earlier one, and what nobody touched stays as it is: focus, open lists, the place on the page. Without script it is a
// plain form.
//
//   <div id="map"><form data-mapping> <section id="line-3" data-part>...</section> <div data-together>...</div>
//     <div data-draft>... <button name="own" value="3"></div> </form></div>
import { t } from "../js/words.js";
import { exchange, remember } from "./parts.js";

/** @typedef {{name: string, value: string}} Choice */

/** Choices that the server has not answered yet, the one on its way first. @type {Choice[][]} */
const waiting = [];
/** Parts of the page that were chosen in since it last agreed with the server. @type {Set<string>} */
const touched = new Set();
/** The button that leads on, pressed while choices wait. @type {HTMLElement | undefined} */
let leaving;
let sending = false;
let pressed = false;
/** The page as the server answered last, while a press of the mouse holds it up. @type {Document | undefined} */
let answered;

remember(document);

document.addEventListener("change", (event) => {
  const control = event.target;
  if (!(control instanceof HTMLSelectElement || control instanceof HTMLInputElement)) return;
  if (control.closest("[data-draft]")) return;
  if (control.form?.hasAttribute("data-mapping")) choose(control, together(control));
});

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!(event.target instanceof HTMLFormElement && event.target.hasAttribute("data-mapping"))) return;
  if (!(button instanceof HTMLButtonElement) || button.name === "complete") {
    if (!waiting.length) return;
    leaving = button ?? undefined;
    event.preventDefault();
    if (!sending) void send();
    return;
  }
  event.preventDefault();
  choose(button, [{ name: button.name, value: button.value }, ...drafted(button)]);
});

// Enter in a draft is for its own button, not for the first of the form.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
  const button = event.target.closest("[data-draft]")?.querySelector("button");
  if (!button) return;
  event.preventDefault();
  button.click();
});

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-again]")) void send();
});

// A part is not exchanged between the press of the mouse and its release: the click would fall beside. A list opens at
// the press and takes the release for itself.
document.addEventListener("pointerdown", (event) => {
  pressed = event.target instanceof Element && !event.target.closest("select");
});
for (const over of ["pointerup", "pointercancel", "blur"]) addEventListener(over, () => setTimeout(release));

addEventListener("beforeunload", (event) => {
  if (waiting.length) event.preventDefault();
});

// What was chosen before this script was there.
for (const control of document.querySelectorAll("[data-mapping] select, [data-mapping] input")) {
  if (!asServed(control)) control.dispatchEvent(new Event("change", { bubbles: true }));
}

/** @param {Element} control */
function asServed(control) {
  if (control instanceof HTMLSelectElement) {
    const served = [...control.options].find((option) => option.defaultSelected) ?? control.options[0];
    return control.selectedOptions[0] === served;
  }
  const { checked, defaultChecked, value, defaultValue } = /** @type {HTMLInputElement} */ (control);
  return checked === defaultChecked && value === defaultValue;
}

/** @param {HTMLElement} control @param {Choice[]} choice */
function choose(control, choice) {
  const part = control.closest("[data-part]");
  if (part) touched.add(part.id);
  const again = waiting.findIndex((other, at) => at > (sending ? 0 : -1) && other[0]?.name === choice[0]?.name);
  const anew = again >= 0 && !(control instanceof HTMLButtonElement);
  if (anew) waiting.splice(again, 1); // the same list, chosen anew before it was its turn
  waiting.push(choice);
  if (!sending) void send();
}

/** What is sent with a control: itself, or all of its group. @param {HTMLSelectElement | HTMLInputElement} control */
function together(control) {
  const group = control.closest("[data-together]");
  const all = group ? [.../** @type {NodeListOf<HTMLSelectElement>} */ (group.querySelectorAll("select"))] : [control];
  return all.map(({ name, value }) => ({ name, value }));
}

/** What was filled in beside a button, which is no choice before it is pressed. @param {HTMLElement} button */
function drafted(button) {
  const draft = button.closest("[data-draft]");
  const all = /** @type {NodeListOf<HTMLInputElement> | undefined} */ (draft?.querySelectorAll("input, select"));
  return [...(all ?? [])].map(({ name, value }) => ({ name, value }));
}

async function send() {
  sending = true;
  say(true, false);
  /** @type {Document | undefined} */
  let page;
  while (waiting[0]) {
    page = await post(waiting[0]);
    if (!page) break;
    waiting.shift();
  }
  sending = false;
  say(false, waiting.length > 0);
  if (!page || waiting.length) return;
  answered = page;
  if (!pressed) release();
}

/** The page as it is after a choice; nothing where the server could not be reached. @param {Choice[]} choice */
async function post(choice) {
  const token = /** @type {HTMLInputElement} */ (document.querySelector("#mapping [name=csrfmiddlewaretoken]"));
  const body = new URLSearchParams(choice.map(({ name, value }) => [name, value]));
  const headers = { "X-CSRFToken": token.value };
  const answer = await fetch(location.href, { method: "POST", body, headers, keepalive: true }).catch(() => undefined);
  if (!answer?.ok) return undefined;
  if (new URL(answer.url).pathname !== location.pathname) {
    waiting.length = 0;
    location.assign(answer.url); // signed out, submitted elsewhere, locked
    return undefined;
  }
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function release() {
  pressed = false;
  if (!answered || waiting.length) return;
  exchange(answered, touched);
  answered = undefined;
  touched.clear();
  const button = leaving;
  leaving = undefined;
  if (button instanceof HTMLButtonElement) button.form?.requestSubmit(button);
}

/** @param {boolean} busy @param {boolean} failed */
function say(busy, failed) {
  const saving = document.getElementById("saving");
  if (saving) saving.textContent = busy ? t`Saving …` : "";
  const unsaved = document.getElementById("unsaved");
  if (unsaved) unsaved.hidden = !failed;
  if (failed) leaving = undefined;
}
