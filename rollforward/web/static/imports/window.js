// @ts-check
// A form that asks once more in a window before it is sent; without script it leads to a page that asks.
//
//   <form data-opens="clear-window">...</form>   <dialog id="clear-window">... <button data-close></dialog>

for (const form of document.querySelectorAll("form[data-opens]")) {
  const dialog = document.getElementById(form.getAttribute("data-opens") ?? "");
  if (!(dialog instanceof HTMLDialogElement)) continue;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.showModal();
  });
  dialog.addEventListener("click", (event) => {
    const pressed = event.target;
    if (pressed instanceof Element && (pressed === dialog || pressed.closest("[data-close]"))) dialog.close();
  });
}
