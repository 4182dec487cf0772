// The log: undo a decision from its row, or do it again.
import { post, tried } from "./api.js";
import { seen } from "./frame.js";
import { toWords } from "./filters.js";
import { key } from "./keys.js";
import { anew } from "./toasts.js";

const rows = [...document.querySelectorAll("[data-number]")];
const KEPT = "causerie-log";
let at = rows.findIndex((one) => one.dataset.number === sessionStorage.getItem(KEPT));

function step(by) {
  if (!rows.length) return;
  rows[at]?.classList.remove("here");
  at = Math.max(0, Math.min(rows.length - 1, at + by));
  rows[at].classList.add("here");
  rows[at].focus({ preventScroll: true });
  rows[at].scrollIntoView({ block: "nearest" });
}

async function act(path, body, number) {
  const answer = await tried(() => post(path, body));
  if (!answer) return;
  seen(answer.version);
  sessionStorage.setItem(KEPT, number);
  anew(answer.told);
}

function pressed(button) {
  const { undo, again } = button.dataset;
  if (undo) return act("/api/undo", { what: undo }, undo);
  return act(`/api/log/${again}/again`, {}, again);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-undo],[data-again]");
  if (button) pressed(button);
});
key("j", "next decision", () => step(1));
key("k", "previous decision", () => step(-1));
key("x", "undo this decision, or do it again", () => {
  const button = rows[at]?.querySelector("[data-undo],[data-again]");
  if (button) pressed(button);
});
key("/", "search in the log", toWords);

// After an act the same row is shown again.
if (at >= 0) {
  step(0);
  sessionStorage.removeItem(KEPT);
}
