// The ledger: move through it, record what came of forecasts, and take up what later documents offer.
import { call, part, post, tried } from "./api.js";
import { seen } from "./frame.js";
import { toWords } from "./filters.js";
import { key } from "./keys.js";
import { toast } from "./toasts.js";
import { fault, fields, opened } from "./dialogs.js";

const ledger = document.getElementById("ledger");
const view = ledger.dataset.view;
const query = ledger.dataset.query;
const here = `/forecasts${view ? `/${view}` : ""}`;
document.body.dataset.live = view === "counts" ? "" : "yes";
let current = null;

const entries = () => [...ledger.querySelectorAll("[data-entry]")];
const named = (name) => entries().find((one) => one.dataset.entry === name);

function go(to, focus = true) {
  if (!to) return;
  current?.classList.remove("here");
  current = to;
  current.classList.add("here");
  if (!focus) return;
  current.focus({ preventScroll: true });
  current.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = entries();
  const at = current ? all.indexOf(current) + by : by > 0 ? 0 : all.length - 1;
  go(all[Math.max(0, Math.min(all.length - 1, at))]);
}

// The list as it is now; passages that were offered stay with entries that have no outcome yet.
async function shown() {
  if (view === "counts") return;
  const kept = new Map(entries().map((one) => [one.dataset.entry, one.querySelector("[data-offers]")]));
  const at = current ? entries().indexOf(current) : -1;
  const name = current?.dataset.entry;
  const body = await tried(() => part(`${here}/list?${query}`));
  if (!body) return;
  ledger.replaceChildren(...body.childNodes);
  for (const one of entries()) {
    const old = kept.get(one.dataset.entry);
    if (view === "" && old?.children.length && !one.dataset.resolved) one.querySelector("[data-offers]").replaceWith(old);
  }
  current = null;
  if (at >= 0) go(named(name) || entries()[Math.min(at, entries().length - 1)]);
}

async function offered() {
  const body = await part(`/forecasts/offers?${query}`).catch(() => null);
  for (const list of body?.querySelectorAll("[data-offers]") || []) {
    const place = named(list.dataset.offers)?.querySelector("[data-offers]");
    if (!place) continue;
    place.replaceChildren(...list.children);
    place.hidden = false;
  }
}

async function done(answer) {
  seen(answer.version);
  toast(answer.told, answer.decisions.length ? { act: () => undo(answer.decisions), label: "Undo" } : {});
  await shown();
}

async function undo(numbers) {
  for (const number of [...numbers].reverse()) {
    const answer = await tried(() => post("/api/undo", { what: String(number) }));
    if (!answer) return;
    seen(answer.version);
  }
  toast("undone");
  await shown();
}

function asked(dialog, entry) {
  const form = fields(dialog);
  dialog.querySelector("[data-name]").textContent = entry.dataset.entry;
  dialog.querySelector("[data-quote]").textContent = entry.querySelector("[data-quote]").textContent;
  const what = dialog.querySelector("[data-what]");
  if (what) what.textContent = entry.dataset.what;
  form.reset();
  return form;
}

// One form for each act: `body` makes what is sent of it, `path` is the last part of the endpoint.
function opens(id, path, body) {
  const dialog = document.getElementById(id);
  return (entry) => {
    if (!entry) return;
    asked(dialog, entry);
    opened(dialog, (form) => call("POST", `/api/forecasts/${entry.dataset.entry}/${path}`, body(form)), done);
  };
}

const value = (form, name) => form.elements[name].value.trim();

function needed(words, line) {
  if (!words) throw fault(line);
  return words;
}

const dispute = opens("disputing", "dispute", (form) => ({ reason: needed(value(form, "reason"), "say why it is disputed") }));
const reply = opens("replying", "reply", (form) => ({ text: needed(value(form, "text"), "a reply needs words") }));
const sharpen = opens("sharpening", "sharpen", (form) => Object.fromEntries(
  ["wording", "threshold", "deadline"].map((name) => [name, value(form, name)]).filter(([, words]) => words)));

const resolving = document.getElementById("resolving");
const places = resolving.querySelector("[data-sources]");

function source(given = {}) {
  const made = document.getElementById("source").content.firstElementChild.cloneNode(true);
  for (const name of ["url", "quote", "date"]) made.querySelector(`[name=${name}]`).value = given[name] || "";
  made.querySelector("[data-less]").addEventListener("click", () => {
    made.remove();
    numbered();
    places.querySelector("input")?.focus();
  });
  places.append(made);
  numbered();
  return made;
}

function numbered() {
  const all = [...places.children];
  all.forEach((one, at) => {
    one.querySelector("legend span").textContent = at + 1;
    one.querySelector("[data-less]").hidden = all.length === 1;
  });
}

resolving.querySelector("[data-more]").addEventListener("click", () => source().querySelector("input").focus());

function told(form) {
  const condition = value(form, "condition");
  return {
    result: needed(form.elements.result.value, "say what came of it: yes, no, ambiguous or void"),
    on: needed(value(form, "on"), "say on which day it happened: 2031-05-02, or 2031-05 where no more is known"),
    note: value(form, "note"),
    condition: condition ? condition === "met" : null,
    supersede: form.elements.supersede.checked,
    sources: [...places.children].map(sourced),
  };
}

function sourced(place, at) {
  const parts = ["url", "quote", "date"].map((name) => [name, place.querySelector(`[name=${name}]`).value.trim()]);
  const found = Object.fromEntries(parts);
  needed(found.url, `source ${at + 1} lacks its address: where is it written what happened?`);
  return found;
}

function resolve(entry, given = {}) {
  if (!entry) return;
  go(entry, false);
  const form = asked(resolving, entry);
  places.replaceChildren();
  const recorded = entry.dataset.resolved ? JSON.parse(entry.dataset.resolved) : null;
  const before = recorded && !given.url ? recorded : { on: "", note: "", sources: [given], disputed: recorded?.disputed };
  const [first] = before.sources.map(source);
  form.elements.on.value = before.on;
  form.elements.note.value = before.note;
  for (const one of resolving.querySelectorAll("[data-if]")) one.hidden = !entry.dataset.condition;
  const held = resolving.querySelector("[data-held]");
  held.hidden = !entry.dataset.resolved;
  held.textContent = before.disputed
    ? "The outcome that is recorded is disputed. This one takes its place; the earlier one stays in the log."
    : "An outcome is recorded already. Dispute it first, or say below that this one takes its place; the earlier one stays in the log.";
  resolving.querySelector("[data-replace]").hidden = !entry.dataset.resolved || before.disputed;
  if (given.result) form.elements.result.value = given.result;
  opened(resolving, async () => call("POST", `/api/forecasts/${entry.dataset.entry}/resolve`, told(form)), done);
  if (given.url) first.querySelector("[name=url]").focus();
  else if (given.result) form.elements.on.focus();
}

async function withhold(entry) {
  const answer = entry && await tried(() => post("/api/withhold", { names: [entry.dataset.entry] }));
  if (answer) await done({ ...answer, told: `${entry.dataset.entry}: withheld from what is shared` });
}

const acts = { resolve, dispute, reply, sharpen, withhold };
ledger.addEventListener("click", (event) => {
  const entry = event.target.closest("[data-entry]");
  if (entry) go(entry, false);
  const act = event.target.closest("[data-act]");
  if (act) acts[act.dataset.act](entry);
  const use = event.target.closest("[data-use]");
  if (use) {
    const { result, url, words, date } = use.dataset;
    resolve(entry, { result, url, quote: words, date });
  }
});

if (view !== "counts") {
  key("j", "next forecast", () => step(1));
  key("k", "previous forecast", () => step(-1));
  const results = { y: "yes", n: "no", a: "ambiguous", v: "void" };
  for (const [name, result] of Object.entries(results)) {
    key(name, `resolve as “${result}”: opens the form`, () => resolve(current || entries()[0], { result }));
  }
  key("s", "sharpen: say what would decide it", () => sharpen(current));
  key("d", "dispute the outcome", () => current?.dataset.resolved && dispute(current));
  key("w", "withhold from what is shared", () => withhold(current));
  key("Enter", "open it in its document", (event) => {
    if (current && !event.target.closest("a,button,summary")) location.assign(current.querySelector("a.alias").href);
    else event.target.click?.();
  });
}
key("/", "search in the ledger", toWords);

const file = document.getElementById("outcomes");
document.getElementById("bring").addEventListener("click", () => file.click());
file.addEventListener("change", async () => {
  if (!file.files.length) return;
  const data = new FormData();
  data.append("file", file.files[0]);
  data.append("supersede", document.getElementById("supersede").checked);
  file.value = "";
  const answer = await tried(() => call("POST", "/api/outcomes", data));
  if (!answer) return;
  if (view === "counts") location.reload();
  else await done(answer);
});

// Topics are factors of the map, which is long work: they are looked for when somebody is about to choose one.
const topic = document.getElementById("topic");
topic.addEventListener("focus", async () => {
  const body = await part("/forecasts/topics").catch(() => null);
  const names = [...(body?.querySelectorAll("tbody a") || [])].map((one) => {
    const made = document.createElement("option");
    made.value = one.textContent;
    return made;
  });
  document.getElementById("topic-names").replaceChildren(...names);
}, { once: true });

document.addEventListener("causerie:changed", (event) => {
  if (view === "counts") return;
  event.preventDefault();
  shown();
});
document.addEventListener("causerie:acted", shown);

if (ledger.dataset.wait) await shown();
if (view === "") offered();
if (view === "counts" && document.getElementById("topics")) {
  const row = document.getElementById("topics");
  const body = await tried(() => part(`/forecasts/topics?${query}`));
  if (body) row.replaceChildren(...body.querySelectorAll("tr"));
}
go(named(location.hash.slice(1)));
