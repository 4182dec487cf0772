// Making, changing and dropping codes of the user's own.
import { post, tried } from "./api.js";
import { opened } from "./dialogs.js";

const again = () => location.reload();
const make = document.getElementById("make");

make.addEventListener("submit", async (event) => {
  event.preventDefault();
  const sent = Object.fromEntries(new FormData(make));
  if (await tried(() => post("/api/codebook", sent))) again();
});

function changing(row) {
  const dialog = document.getElementById("change");
  const form = dialog.querySelector("form");
  const { code, parent, key, says } = row.dataset;
  const was = { new: code, parent, key, says };
  for (const [name, value] of Object.entries(was)) form.elements[name].value = value;
  opened(dialog, (given) => {
    const sent = { name: code };
    for (const [name, value] of Object.entries(was)) {
      if (given.elements[name].value !== value) sent[name] = given.elements[name].value;
    }
    return Object.keys(sent).length > 1 ? post("/api/codebook/change", sent) : undefined;
  }, again);
}

function dropping(row) {
  const dialog = document.getElementById("drop");
  document.getElementById("dropped").textContent = row.dataset.code;
  dialog.querySelector("form").reset();
  opened(dialog, (given) => post("/api/codebook/drop", {
    name: row.dataset.code, children: given.elements.children.checked,
  }), again);
}

for (const row of document.querySelectorAll("[data-code]")) {
  row.querySelector("[data-change]").addEventListener("click", () => changing(row));
  row.querySelector("[data-drop]").addEventListener("click", () => dropping(row));
}
