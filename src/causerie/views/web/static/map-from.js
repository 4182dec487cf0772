// A map from a file: a picture or words are shown, other formats saved.
import { Fault, asked, call, tried } from "./api.js";
import { box, finished } from "./jobs.js";

const form = document.getElementById("from");
const [made, shown] = ["made", "shown"].map((id) => document.getElementById(id));

async function words(path) {
  const [answer, text] = await asked(path, { headers: {} }, (given) => given.text());
  if (!answer.ok) throw new Fault(text);
  const place = document.createElement("pre");
  place.textContent = text;
  return place;
}

function picture(path, name) {
  const place = document.createElement("img");
  [place.src, place.alt] = [path, `The map in ${name}`];
  return place;
}

async function send() {
  const data = new FormData(form);
  const [format, name] = [data.get("as"), data.get("file").name];
  data.delete("as");
  shown.replaceChildren();
  const job = await call("POST", `/api/map/from/${format}`, data);
  const end = await finished(job.id, (one) => made.replaceChildren(box(one)));
  if (!end.file) return;
  const path = `/api/jobs/${end.id}/file`;
  if (format === "svg" || format === "png") shown.replaceChildren(picture(path, name));
  else if (format === "text") shown.replaceChildren(await words(path));
  else made.querySelector("a[download]").click();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  tried(send);
});
