// A map from a file: a picture or words are shown, other formats saved; or what follows from a supposition is told.
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

function picture(path, says) {
  const place = document.createElement("img");
  [place.src, place.alt] = [path, says];
  return place;
}

function supposed(data) {
  const ways = data.getAll("way");
  const rows = data.getAll("f").map((factor, at) => ({ factor: factor.trim(), way: ways[at] }));
  return rows.filter((one) => one.factor);
}

// What is sent, where to, and as what the answer comes.
function asking() {
  const data = new FormData(form);
  const [as, suppose] = [data.get("as"), supposed(data)];
  for (const name of ["as", "f", "way"]) data.delete(name);
  if (!suppose.length) return [data, "/api/map/from", as];
  data.set("question", JSON.stringify({ suppose, whose: data.get("speaker").trim() || "*" }));
  data.delete("speaker");
  return [data, "/api/whatif/from", as === "svg" ? "svg" : "text"];
}

async function send() {
  const [data, place, format] = asking();
  const [name, follows] = [data.get("file").name, data.has("question")];
  shown.replaceChildren();
  const job = await call("POST", `${place}/${format}`, data);
  const end = await finished(job.id, (one) => made.replaceChildren(box(one)));
  if (!end.file) return;
  const path = `/api/jobs/${end.id}/file`;
  if (format === "svg" || format === "png") shown.replaceChildren(picture(path, `${follows ? "What follows on the map" : "The map"} in ${name}`));
  else if (format === "text") shown.replaceChildren(await words(path));
  else made.querySelector("a[download]").click();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  tried(send);
});
