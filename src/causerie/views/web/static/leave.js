// Taking a report, documents or a map out: made outside of the page, with progress, and saved when it is there.
import { call, tried } from "./api.js";
import { box, finished } from "./jobs.js";

const form = document.getElementById("leave");
const place = document.getElementById("made");

function wanted() {
  const data = new FormData();
  for (const [name, value] of new FormData(form)) {
    if (name !== "what" && (value instanceof File ? value.name : value)) data.append(name, value);
  }
  const what = form.elements.what.value;
  if (what === "share") data.set("share", "1");
  return [what === "report" || what === "share" ? "/api/report" : `/api/export/${what}`, data];
}

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const [path, data] = wanted();
  const job = await tried(() => call("POST", path, data));
  if (!job) return;
  const show = (one) => place.replaceChildren(box(one));
  const end = await tried(() => finished(job.id, show));
  if (end?.file) place.querySelector("a[download]").click();
});
