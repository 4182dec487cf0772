// One item of the sample after the other; a second verdict is one key.
import { post, tried } from "./api.js";
import { seen } from "./frame.js";
import { key } from "./keys.js";

const looks = () => [...document.querySelectorAll("[data-look]")];
const now = () => looks().find((look) => !look.hidden);

function show(look) {
  for (const one of looks()) one.hidden = one !== look;
  document.getElementById("end").hidden = Boolean(look);
  look?.querySelector("[data-verdict]").focus();
}

function next() {
  const all = looks();
  if (all.length) show(all[(all.indexOf(now()) + 1) % all.length]);
}

function told({ n, same, share, kappa, undefined: why }) {
  const found = kappa === null ? `no kappa: ${why}` : `kappa ${kappa.toFixed(2)}`;
  const items = n === 1 ? "item" : "items";
  document.getElementById("consistency").textContent =
    `So far: the same on ${same} of ${n} ${items} (${Math.round(100 * share)}%), ${found}.`;
}

let busy = false;
async function judged(verdict) {
  const look = now();
  if (!look || busy) return;
  busy = true;
  const done = await tried(() => post("/api/recheck", { name: look.dataset.look, verdict }));
  busy = false;
  if (!done) return;
  seen(done.version);
  told(done.consistency);
  const all = looks();
  const after = all[all.indexOf(look) + 1] ?? all.find((one) => one !== look);
  look.remove();
  show(after);
}

for (const button of document.querySelectorAll("[data-verdict]")) {
  button.addEventListener("click", () => judged(button.dataset.verdict));
}
for (const button of document.querySelectorAll("[data-next]")) button.addEventListener("click", next);
key("a", "coded rightly", () => judged("accept"));
key("r", "coded wrongly", () => judged("reject"));
key("e", "to be corrected", () => judged("edit"));
key("n", "next, without a verdict", next);
