// The order form: each error as text under its field, the first of them in view and focused, nothing typed is lost.
const form = document.getElementById("commande");
const summary = document.getElementById("erreurs");
const fields = [...form.querySelectorAll("input[data-error]")];

form.noValidate = true;

function show(field) {
  const id = `${field.id}-erreur`;
  let text = document.getElementById(id);
  const wrong = !field.checkValidity();
  if (wrong && !text) {
    text = document.createElement("p");
    text.id = id;
    text.className = "error";
    text.textContent = field.dataset.error;
    field.after(text);
  }
  if (!wrong) text?.remove();
  field.toggleAttribute("aria-invalid", false);
  if (wrong) field.setAttribute("aria-invalid", "true");
  if (wrong) field.setAttribute("aria-describedby", id);
  else field.removeAttribute("aria-describedby");
  return wrong;
}

for (const field of fields) {
  field.addEventListener("blur", () => field.value && show(field));
  field.addEventListener("input", () => field.getAttribute("aria-invalid") && show(field));
}

form.addEventListener("submit", (event) => {
  const wrong = fields.filter(show);
  summary.textContent = wrong.length ? `À corriger : ${wrong.map((field) => field.labels[0].textContent).join(", ")}.` : "";
  if (!wrong.length) return;
  event.preventDefault();
  wrong[0].focus();
});
