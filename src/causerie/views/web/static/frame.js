// What every page does: keys for search and undo, and telling when somebody else changed the workspace.
import { get, post, tried } from "./api.js";
import { offer } from "./cite.js";
import { key } from "./keys.js";
import { spared, toast } from "./toasts.js";

const EVERY = 2000;
const body = document.body;
export let version = Number(body.dataset.version);

// A page that shows a change by itself says so here, and is not told of it again.
export function seen(number) {
  version = Math.max(version, Number(number));
}

// Pages listen to `causerie:changed`; where none handles it (preventDefault), a line offers to load again.
async function look() {
  if (document.hidden) return;
  let now;
  try {
    now = (await get("/api/version")).version;
  } catch {
    return;
  }
  if (now === version) return;
  version = now;
  const untold = document.dispatchEvent(new CustomEvent("causerie:changed", { cancelable: true, detail: now }));
  if (untold) document.getElementById("news").hidden = false;
}

export async function changed(name, verb) {
  const done = await tried(() => post(`/api/${name}`));
  if (!done) return;
  seen(done.version);
  const line = `${verb}: ${done.told}`;
  document.dispatchEvent(new CustomEvent("causerie:acted", { detail: done }));
  if (document.body.dataset.live) toast(line);
  else spared(line);
}

offer((done, line) => {
  seen(done.version);
  toast(line, { act: () => changed("undo", "undone"), label: "Undo" });
  document.dispatchEvent(new CustomEvent("causerie:acted", { detail: done }));
});
key("/", "search texts and claims", () => document.getElementById("find").focus());
key("u", "undo your last decision", () => changed("undo", "undone"));
key("U", "redo what was undone last", () => changed("redo", "done again"));
for (const id of ["person", "checked"]) {
  document.getElementById(id).addEventListener("change", (event) => event.target.form.requestSubmit());
}
setInterval(look, EVERY);
document.addEventListener("visibilitychange", look);
