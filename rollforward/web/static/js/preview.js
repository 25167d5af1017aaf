// <form class="schedule">: the next dates follow what is chosen. Without this they are shown by a button.
const WAIT_MS = 300;

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.schedule"));
let timer = 0;
let asked = 0;

form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(show, WAIT_MS);
});

if (form && !document.querySelector("#preview ol")) show(); // what the form begins with can be understood already

async function show() {
  if (!form) return;
  const mine = ++asked;
  const sent = new FormData(form);
  sent.set("do", "preview");
  const answer = await fetch(form.action || location.href, { method: "POST", body: sent });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.getElementById("preview");
  if (mine === asked && found) document.getElementById("preview")?.replaceChildren(...found.childNodes);
}
