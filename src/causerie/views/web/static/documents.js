// Adding documents by drop, paste or path, and forgetting them.
import { call, get, post, tried } from "./api.js";
import { seen } from "./frame.js";
import { box, finished, over } from "./jobs.js";
import { anew, spared, toast } from "./toasts.js";

const form = document.getElementById("add");
const drop = document.getElementById("drop");
const files = document.getElementById("files");
const place = document.getElementById("jobs");

function show(job) {
  place.hidden = false;
  const old = place.querySelector(`[data-job="${job.id}"]`);
  if (old) old.replaceWith(box(job));
  else place.append(box(job));
}

async function follow(job) {
  show(job);
  const end = await finished(job.id, show);
  if (end.version) seen(end.version);
  if (end.state !== "done" || end.failures.length) return false;
  lines.push(`${end.title}: ${end.line}`);
  return true;
}

const lines = [];
const again = () => spared(lines.splice(0).join("; "));

const CODED = /\.(qdpx|jsonld|json)$/i;

// What was coded in another program is brought in, all else is read; the path goes with what it names.
function parts(data) {
  const [texts, coded] = [new FormData(), new FormData()];
  for (const [name, value] of data) {
    const of = (name === "files" && CODED.test(value.name)) || (name === "path" && CODED.test(value)) ? coded : texts;
    of.append(name, value);
  }
  const given = (one) => one.getAll("files").some((file) => file.name) || one.get("path")?.trim() || one.get("text")?.trim();
  return [given(coded) && ["import", coded], (given(texts) || !given(coded)) && ["documents", texts]].filter(Boolean);
}

async function send(data) {
  const jobs = [];
  for (const [name, body] of parts(data)) {
    const job = await tried(() => call("POST", `/api/${name}`, body));
    if (!job) return;
    jobs.push(job);
  }
  const was = [...form.elements].map((field) => [field, field.type === "checkbox" ? "checked" : "value"]).map(([field, of]) => [field, of, field[of]]);
  form.reset();
  const clean = await Promise.all(jobs.map((job) => tried(() => follow(job))));
  if (clean.every(Boolean)) return again();
  // What could not be read is given back, so that it can be mended and sent again.
  if (form.elements.text.value || form.elements.path.value) return undefined;
  for (const [field, of, value] of was) if (field !== files && field.name) field[of] = value;
  return undefined;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  send(new FormData(form));
});
files.addEventListener("change", () => { if (files.files.length) form.requestSubmit(); });
// Files may be dropped anywhere, words only on their place; what is dragged within the page is no document.
let own = false;
document.addEventListener("dragstart", () => { own = true; });
document.addEventListener("dragend", () => { own = false; });
const foreign = (event) => !own && (event.dataTransfer?.types.includes("Files") || drop.contains(event.target));
for (const name of ["dragenter", "dragover"]) {
  document.addEventListener(name, (event) => {
    if (!foreign(event)) return;
    event.preventDefault();
    drop.classList.add("over");
  });
}
for (const name of ["dragleave", "drop"]) document.addEventListener(name, () => drop.classList.remove("over"));
document.addEventListener("drop", (event) => {
  if (!foreign(event)) return;
  event.preventDefault();
  const data = new FormData(form);
  data.delete("files");
  const folders = [...event.dataTransfer.items].filter((one) => one.webkitGetAsEntry?.()?.isDirectory);
  if (folders.length) {
    return void toast("a folder cannot be dropped here; drop its files, or name its path below", { fault: true });
  }
  for (const file of event.dataTransfer.files) data.append("files", file);
  const text = event.dataTransfer.getData("text/plain");
  if (!event.dataTransfer.files.length && text) data.set("text", text);
  send(data);
});

const dialog = document.getElementById("forget");
for (const button of document.querySelectorAll("[data-forget]")) {
  button.addEventListener("click", () => {
    document.getElementById("forget-what").textContent = button.dataset.title;
    dialog.returnValue = "";
    dialog.onclose = async () => {
      if (dialog.returnValue !== "forget") return;
      const gone = await tried(() => post("/api/forget", { name: button.dataset.forget }));
      if (gone) anew(`forgotten: ${gone.told}`);
    };
    dialog.showModal();
  });
}

// Work that began before this page was loaded.
const begun = await tried(() => get("/api/jobs"));
for (const job of begun?.jobs ?? []) {
  if (job.kind === "reader" && !over(job)) tried(async () => { if (await follow(job)) again(); });
  else if (job.kind === "reader" && job.failures.length) show(job);
}
