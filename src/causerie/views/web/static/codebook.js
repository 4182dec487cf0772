// Making, changing and dropping codes; the page is loaded anew after each.
import { post, tried } from "./api.js";
import { seen } from "./frame.js";

const form = document.getElementById("code");
const leave = document.getElementById("leave");
let changing = null;

async function sent(path, body) {
  const done = await tried(() => post(path, body));
  if (!done) return;
  seen(done.version);
  location.reload();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { name, parent, key, says } = Object.fromEntries(new FormData(form));
  if (!changing) return void sent("/api/codebook", { name, parent, key, says });
  const body = { name: changing.code, parent, key, says };
  if (name !== changing.code) body.new = name;
  return void sent("/api/codebook/change", body);
});

function change(row) {
  changing = row.dataset;
  document.querySelector("tr.on")?.classList.remove("on");
  row.classList.add("on");
  form.elements.name.value = row.dataset.code;
  for (const name of ["parent", "key", "says"]) form.elements[name].value = row.dataset[name];
  document.getElementById("make").textContent = `Change ${row.dataset.code}`;
  document.getElementById("keep").textContent = "Keep";
  leave.hidden = false;
  form.elements.name.focus();
}

leave.addEventListener("click", () => location.reload());
document.addEventListener("click", (event) => {
  const { change: name, drop } = event.target.dataset ?? {};
  if (name) change(event.target.closest("tr"));
  else if (drop) sent("/api/codebook/drop", { name: drop });
});
