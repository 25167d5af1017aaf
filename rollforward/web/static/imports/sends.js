// @ts-check
// A form that is sent as soon as something in it is chosen.
//
//   <form data-sends><input type="radio" name="header" value="4"></form>

for (const form of document.querySelectorAll("form[data-sends]")) {
  form.addEventListener("change", () => form instanceof HTMLFormElement && form.requestSubmit());
}
