// A report of texts that stay outside: sent with what was decided of them, made outside of the page, and saved.
import { call, tried } from "./api.js";
import { box, finished } from "./jobs.js";

const form = document.getElementById("texts");
const made = document.getElementById("made");

// Without fields that were left empty, files among them.
function filled() {
  const data = new FormData();
  for (const [name, value] of new FormData(form)) {
    if (value instanceof File ? value.name : value.trim()) data.append(name, value);
  }
  return data;
}

async function send() {
  const job = await call("POST", "/api/report/texts", filled());
  const end = await finished(job.id, (one) => made.replaceChildren(box(one)));
  if (end.file) made.querySelector("a[download]").click();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  tried(send);
});
