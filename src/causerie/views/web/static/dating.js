// A document gets its date afterwards: only the days that were changed are sent.
import { post } from "./api.js";
import { fields, opened } from "./dialogs.js";

const dialog = document.getElementById("dating");
const form = fields(dialog);
const DAYS = ["spoken", "published"];

const changed = (before) => Object.fromEntries(
  DAYS.map((name) => [name, form.elements[name].value.trim()]).filter(([name, day]) => day !== before[name]));

for (const button of document.querySelectorAll("[data-date]")) {
  button.addEventListener("click", () => {
    const { date, title } = button.dataset;
    dialog.querySelector("[data-what]").textContent = title;
    for (const name of DAYS) form.elements[name].value = button.dataset[name];
    opened(dialog, () => post(`/api/documents/${date}/date`, changed(button.dataset)), () => location.reload());
  });
}
