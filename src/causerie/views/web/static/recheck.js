// Judging again: one key a verdict, then the next item; at the end the figures are loaded.
import { post, tried } from "./api.js";
import { seen } from "./frame.js";
import { key } from "./keys.js";

const waiting = [...document.querySelectorAll("#sheets > .sheet")];
const one = document.getElementById("one");
let sending = Promise.resolve();
document.getElementById("sheets").remove();

function show() {
  const sheet = waiting[0];
  document.getElementById("count").textContent = `${waiting.length} to look at`;
  one.replaceChildren(...sheet.childNodes);
  const source = one.querySelector(".source");
  source.classList.add("text");
  source.tabIndex = 0;
  source.setAttribute("role", "region");
  source.setAttribute("aria-label", "Its place in the text");
  const mark = source.querySelector("mark");
  if (mark) source.scrollTop = mark.offsetTop - source.offsetTop - source.clientHeight / 3;
  one.querySelector(".card").focus({ preventScroll: true });
}

function judge(verdict) {
  if (!waiting.length) return;
  const name = one.querySelector(".card").dataset.name;
  waiting.shift();
  if (waiting.length) show();
  sending = sending.then(async () => {
    const done = await tried(() => post("/api/recheck", { name, verdict }));
    if (done) seen(done.version);
    if (done && !waiting.length) location.reload();
  });
}

if (waiting.length) {
  for (const [name, verdict, says] of [["a", "accept", "the coding is right"], ["r", "reject", "it is wrong"], ["e", "edit", "it must be corrected"]]) {
    key(name, says, () => judge(verdict));
  }
  document.getElementById("verdicts").addEventListener("click", (event) => {
    const button = event.target.closest("[data-verdict]");
    if (button) judge(button.dataset.verdict);
  });
  show();
}
document.body.dataset.live = "1";
