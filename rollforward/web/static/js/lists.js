// A select that asks for another page of the same form sends it by itself; without this the button beside it does.
for (const select of document.querySelectorAll("select[data-submits]")) {
  select.addEventListener("change", () => /** @type {HTMLSelectElement} */ (select).form?.requestSubmit());
}
