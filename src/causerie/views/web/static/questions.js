// Ask the documents, keep the question, and move through the questions that they put themselves.
import { part, post, tried } from "./api.js";
import { seen } from "./frame.js";
import { toWords } from "./filters.js";
import { key } from "./keys.js";
import { anew } from "./toasts.js";

const form = document.getElementById("ask");
const place = document.getElementById("answer");
const load = (question, most = "") => part(`/questions/answer?q=${encodeURIComponent(question)}${most && `&most=${most}`}`);

function line(text) {
  const made = document.createElement("p");
  made.className = "soft";
  made.textContent = text;
  return made;
}

async function ask(question, where, most) {
  where.replaceChildren(line("The documents are being asked …"));
  const body = await tried(() => load(question, most));
  where.replaceChildren(...(body ? body.children : [line("It could not be asked.")]));
  return body && where.querySelector("[data-total]");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = form.elements.question.value.trim();
  if (!question) return;
  history.replaceState(null, "", `#ask=${encodeURIComponent(question)}`);
  ask(question, place);
});

async function acted(path, question) {
  const answer = await tried(() => post(`/api/questions/${path}`, { question }));
  if (!answer) return;
  seen(answer.version);
  anew(answer.told);
}

document.addEventListener("click", (event) => {
  const { keep, drop, most } = event.target.closest("button")?.dataset || {};
  if (keep) acted("keep", keep);
  if (drop) acted("drop", drop);
  if (most) ask(most, event.target.closest(".found").parentElement, 200);
});

const articles = [...document.querySelectorAll("article.question")];
let at = -1;
function step(by) {
  if (!articles.length) return;
  articles[at]?.classList.remove("here");
  at = Math.max(0, Math.min(articles.length - 1, at + by));
  articles[at].classList.add("here");
  articles[at].focus({ preventScroll: true });
  articles[at].scrollIntoView({ block: "nearest" });
}
key("j", "next question", () => step(1));
key("k", "previous question", () => step(-1));
key("Enter", "open it in its document", (event) => {
  if (at < 0 || event.target.closest("a,button,summary")) event.target.click?.();
  else location.assign(articles[at].querySelector(".asked a").href);
});
key("a", "ask your own", () => form.elements.question.focus());
key("/", "search in the questions", toWords);

const before = decodeURIComponent(location.hash.match(/^#ask=(.*)$/)?.[1] || "");
if (before) {
  form.elements.question.value = before;
  ask(before, place);
}
// Today's answers to the questions that are kept, one after the other.
for (const one of document.querySelectorAll("[data-question]")) {
  const found = await ask(one.dataset.question, one.querySelector("[data-place]"));
  if (found) one.querySelector("[data-count]").prepend(`${found.dataset.says} today, `);
}
