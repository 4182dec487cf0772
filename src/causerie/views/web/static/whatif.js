// The what-if page: lines of factors, an answer that comes later, keeping and dropping questions.
import { part, post, tried } from "./api.js";
import { finished, over } from "./jobs.js";
import { key } from "./keys.js";
import { toast } from "./toasts.js";

const MOST = 12;
const rows = document.getElementById("rows");
const answer = document.getElementById("answer");
const dialog = document.getElementById("keep");
const PARTS = ["document", "factor", "attribute", "code", "status", "certainty"];
const WAYS = ["up", "down", "hold", "seen-up", "seen-down", "without"];

function added() {
  if (rows.children.length >= MOST) return toast(`at most ${MOST} lines`, { fault: true });
  const row = rows.lastElementChild.cloneNode(true);
  const number = rows.children.length + 1;
  row.querySelectorAll("[id]").forEach((one) => { one.id = one.id[0] + number; });
  row.querySelectorAll("label").forEach((one) => { one.htmlFor = one.htmlFor[0] + number; });
  row.querySelector("input").value = "";
  rows.append(row);
  row.querySelector("input").focus();
  return row;
}

function removed(row) {
  if (rows.children.length > 1) row.remove();
  else row.querySelector("input").value = "";
}

document.getElementById("more").addEventListener("click", added);
rows.addEventListener("click", (event) => {
  if (event.target.closest("[data-remove]")) removed(event.target.closest(".row"));
});

// What the address asks, in the form that the endpoint takes.
function question() {
  const given = new URLSearchParams(location.search);
  const ways = given.getAll("way");
  const suppose = given.getAll("f").map((factor, at) => ({ factor: factor.trim(), way: ways[at] }));
  const every = (name) => given.getAll(name).filter(Boolean);
  const number = (name) => (given.get(name) ? Number(given.get(name)) : null);
  return {
    suppose: suppose.filter((one) => one.factor && WAYS.includes(one.way)),
    claim: given.get("claim") || "",
    whose: every("whose"),
    ...Object.fromEntries(PARTS.map((name) => [name, every(name)])),
    reviewed: given.get("reviewed") || "any",
    since: given.get("since") || "",
    until: given.get("until") || "",
    apart: Boolean(given.get("apart")),
    samples: number("samples"),
    seed: number("seed") || 0,
    engine: given.get("engine") || "press",
    rule: given.get("rule"),
    transfer: given.get("transfer"),
    presence: { yes: true, no: false }[given.get("presence")] ?? null,
  };
}

function keep() {
  if (!document.getElementById("keeping")) return;
  dialog.returnValue = "";
  dialog.onclose = async () => {
    if (dialog.returnValue !== "keep") return;
    const name = document.getElementById("keep-name").value;
    if (await tried(() => post("/api/scenarios", { ...question(), name }))) location.reload();
  };
  dialog.showModal();
}

document.addEventListener("click", async (event) => {
  if (event.target.closest("#keeping")) keep();
  const button = event.target.closest("[data-drop]");
  if (button && await tried(() => post("/api/scenarios/drop", { name: button.dataset.drop }))) location.reload();
});

async function filled() {
  if (!answer.dataset.job || over({ state: answer.dataset.state })) return;
  await tried(() => finished(answer.dataset.job));
  const page = await tried(() => part(location.pathname + location.search));
  const found = page && page.querySelector("#answer");
  if (found) answer.replaceChildren(...found.childNodes);
}

async function offered() {
  const found = await tried(() => part("/whatif/offers"));
  if (!found) return;
  const factors = found.querySelector("datalist");
  document.getElementById("factors").replaceChildren(...factors.childNodes);
  factors.remove();
  document.getElementById("offers").replaceChildren(...found.firstElementChild.childNodes);
}

key("k", "keep this question", keep);
key("+", "another factor", added);
filled().then(offered);
