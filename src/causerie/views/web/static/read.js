// Reading: a text and its cards, each kept in view of the other; one item selected, one key for each act.
import { part, tried } from "./api.js";
import { ACTS, RESTORE, buttons, restored, sent } from "./acts.js";
import { card, found, list, lit, named, names, refreshed, watched } from "./cards.js";
import { seen } from "./frame.js";
import { key } from "./keys.js";
import { light, lineAt, renewed } from "./places.js";
import { bind } from "./sync.js";
import { toast } from "./toasts.js";
import * as caret from "./caret.js";
import * as coding from "./coding.js";
import * as edges from "./edges.js";
import * as extras from "./extras.js";
import * as forms from "./forms.js";
import * as memo from "./document-memo.js";
import { printed } from "./printing.js";

const reader = document.getElementById("reader");
const text = document.getElementById("text");
const document_ = reader.dataset.document;
let current = null;

function show(element, place) {
  element.scrollIntoView({ block: place, inline: "nearest" });
}

function dressed(box) {
  for (const old of list().querySelectorAll(".card.on")) {
    old.classList.remove("on");
    old.querySelector(".acts")?.remove();
  }
  if (!box) return;
  box.classList.add("on");
  box.append(buttons(box));
}

// Selects an item; `from` is the pane that is left where it is.
export async function select(name, from = "", focus = false) {
  const box = name ? await found(name) : null;
  current = box ? name : null;
  dressed(box);
  lit(box);
  edges.show(box);
  if (!box) return;
  history.replaceState(null, "", `#${name}`);
  aligned(box, from);
  // What was not laid out until now may be taller or shorter than it was taken for.
  requestAnimationFrame(() => { if (current === name) aligned(box, from); });
  if (focus) box.focus({ preventScroll: true });
}

function aligned(box, from) {
  const line = lineAt(Number(box.dataset.start));
  if (from !== "text" && line) show(line, inside(line, text) ? "nearest" : "center");
  if (from !== "cards") show(box, box.offsetHeight > list().clientHeight ? "start" : "nearest");
}

function inside(element, pane) {
  const [own, frame] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  return own.top >= frame.top && own.bottom <= frame.bottom;
}

async function step(by) {
  const all = names();
  if (!all.length) return;
  const at = all.indexOf(current);
  const next = at < 0 ? firstSeen(all) : Math.min(all.length - 1, Math.max(0, at + by));
  await select(all[next], "", true);
}

// Where nothing is selected yet, the first item whose card is in view.
function firstSeen(all) {
  const box = [...list().querySelectorAll(".card")].find((one) => one.getBoundingClientRect().bottom > list().getBoundingClientRect().top + 8);
  return box ? all.indexOf(box.dataset.name) : 0;
}

// The lines that a run of the text touches, marked anew.
export async function repaint(...places) {
  for (const [start, end] of places) {
    const asked = new URLSearchParams(location.search);
    asked.delete("cards");
    asked.set("start", start);
    asked.set("end", end);
    const body = await tried(() => part(`/read/${document_}/lines?${asked}`));
    for (const line of body?.children ?? []) text.querySelector(`p[data-at="${line.dataset.at}"]`)?.replaceWith(line);
    // At once: a key may come before the next part is there, and must not meet lines that are gone.
    renewed();
  }
}

// Brings one item up to date in both panes, one after the other, so that what came last is what is shown.
let bringing = Promise.resolve();
export function brought(name, keep = true) {
  bringing = bringing.catch(() => {}).then(() => brings(name, keep));
  return bringing;
}

// The item may be gone, or have come.
async function brings(name, keep) {
  const old = card(name);
  const places = old ? [placeOf(old)] : [];
  await refreshed([name]);
  const now = card(name);
  counted(old, now);
  if (now) places.push(placeOf(now));
  if (now && !now.dataset.rejection) rejected.delete(name);
  told();
  await repaint(...new Map(places.map((place) => [String(place), place])).values());
  if (keep || !now) await select(now ? name : null, "text");
}

// What changed of the numbers at the top: an item that came or went, or was checked.
function counted(old, now) {
  const line = document.getElementById("count");
  const by = (name, change) => { line.dataset[name] = Number(line.dataset[name]) + change; };
  by("total", Number(Boolean(now)) - Number(Boolean(old)));
  by("everything", Number(Boolean(now)) - Number(Boolean(old)));
  const ok = (box) => Number(Boolean(box?.classList.contains("ok")));
  by("checked", ok(now) - ok(old));
  const { total, everything, checked } = line.dataset;
  line.textContent = `${total} of ${everything} ${everything === "1" ? "item" : "items"}, ${checked} checked`;
}

// How many items were rejected, with a way to them.
const rejected = new Set(reader.dataset.rejected.split(" ").filter(Boolean));
function told() {
  const line = document.getElementById("gone");
  line.textContent = `${rejected.size} rejected`;
  line.hidden = !rejected.size || reader.dataset.reviewed === "rejected";
}

const placeOf = (box) => [Number(box.dataset.start), Number(box.dataset.end)];

async function act(kind) {
  if (!current) return;
  const name = current;
  const next = names()[names().indexOf(name) + 1] ?? null;
  const done = await tried(() => sent(kind, name));
  if (!done) return;
  toast(`${name} ${ACTS[kind].told}`);
  if (kind === "reject") rejected.add(name);
  await brought(name);
  if (kind === "reject" && next) await select(next, "", true);
  else card(name)?.focus({ preventScroll: true });
}

async function restore() {
  const box = current && card(current);
  if (!box?.dataset.rejection) return void toast("select a rejected item first; “rejected” at the top shows them");
  if (!await tried(() => restored(box))) return undefined;
  toast(`${box.dataset.name} ${RESTORE.told}`);
  await brought(box.dataset.name);
  return card(current)?.focus({ preventScroll: true });
}

text.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (!mark || !getSelection().isCollapsed || coding.busy()) return;
  const own = mark.dataset.i.split(" ").reverse();
  select(own[(own.indexOf(current) + 1) % own.length], "text");
});
list().addEventListener("click", (event) => {
  const name = named(event.target);
  const button = event.target.closest("[data-act]");
  if (button) return void run(button.dataset.act);
  if (name && event.target.closest(".alias")) event.preventDefault();
  if (name && name !== current && !event.target.closest("form")) select(name, "cards");
  return undefined;
});
list().addEventListener("focusin", (event) => {
  const name = named(event.target);
  if (name && name !== current && event.target.matches(":focus-visible")) select(name, "cards");
});
list().addEventListener("toggle", async (event) => {
  const box = event.target.closest(".card");
  const place = event.target.querySelector(".told");
  if (!box || !event.target.open || place.childElementCount) return;
  const body = await tried(() => part(`/claims/${box.dataset.name}/why`));
  if (body) place.replaceChildren(...body.children);
}, true);

function run(kind) {
  if (ACTS[kind]) act(kind);
  else if (kind === "restore") restore();
  else if (current) forms.open(kind, card(current), (name) => brought(name ?? current));
}

for (const [kind, one] of Object.entries(ACTS)) key(one.key, one.says, () => act(kind));
for (const [kind, [name, says]] of Object.entries(forms.KEYS)) key(name, says, () => run(kind));
key(RESTORE.key, RESTORE.says, restore);
key("W", "write a memo on this document", memo.open);
key("j", "next item", () => step(1));
key("k", "previous item", () => step(-1));
key("n", "next item", () => step(1));
key("p", "previous item", () => step(-1));
key("o", "the item under this one, where several overlap", () => {
  const box = current && card(current);
  const mark = box && [...text.querySelectorAll("mark")].find((one) => one.dataset.i.split(" ").includes(current) && one.dataset.i.includes(" "));
  if (!mark) return;
  const own = mark.dataset.i.split(" ").reverse();
  select(own[(own.indexOf(current) + 1) % own.length], "", true);
});
key("Escape", "let go of what is selected", () => { if (!caret.end() && !coding.cancel()) select(null); });
caret.start(() => current && card(current));

document.body.dataset.live = "1";
document.addEventListener("causerie:acted", (event) => {
  for (const name of event.detail.names) brought(name);
});
// Somebody else decided something: the page is loaded anew, at the same place.
document.addEventListener("causerie:changed", (event) => {
  if (coding.busy() || document.querySelector(".card form")) return;
  event.preventDefault();
  renew();
});

// What was forgotten is not shown any more, in no window.
function gone(fault) {
  if (fault.status !== 404) throw fault;
  const note = document.createElement("p");
  note.className = "note";
  note.setAttribute("role", "status");
  note.textContent = "This document was forgotten; nothing of it is kept.";
  document.getElementById("main").replaceChildren(note);
}

// A memo that is being written stays.
const busyIn = (id) => Boolean(document.getElementById(id).querySelector("textarea:focus"));

async function renew() {
  const body = await tried(() => part(location.pathname + location.search).catch(gone));
  if (!body) return;
  for (const pane of [text, list()]) {
    const top = pane.scrollTop;
    pane.replaceChildren(...body.querySelector(`#${pane.id}`).childNodes);
    pane.scrollTop = top;
  }
  for (const id of ["count", "gone", "memos"]) if (!busyIn(id)) document.getElementById(id).replaceWith(body.querySelector(`#${id}`));
  rejected.clear();
  for (const name of body.querySelector("#reader").dataset.rejected.split(" ").filter(Boolean)) rejected.add(name);
  renewed();
  watched();
  await select(current, "text");
}

document.getElementById("narrow").addEventListener("change", (event) => event.currentTarget.requestSubmit());
coding.start(() => document_, async (name, done) => {
  seen(done.version);
  await brought(name, false);
  await select(name, "text", true);
});
edges.start(async (name) => { await brought(name); });
extras.start(() => current && card(current), brought);
memo.start(document_, renew);
document.getElementById("print").addEventListener("click", (event) => {
  event.preventDefault();
  printed();
});
watched();
bind(text, list());
light("taken", []);
const wanted = () => decodeURIComponent(location.hash.slice(1)).toUpperCase();
const PLACE = /^AT-(\d+)-(\d+)$/;
const NAME = /^[A-Z]\d+$/;

// An item by its name, or any words of the text by their code points (a hit of the search).
async function go() {
  const place = PLACE.exec(wanted());
  if (place) {
    const [start, end] = [Number(place[1]), Number(place[2])];
    light("found", [[start, end]]);
    const line = lineAt(start);
    if (line) show(line, "center");
  } else if (NAME.test(wanted()) && wanted() !== current) await goTo(wanted());
}

// What was rejected is shown on a page of its own; what the filters leave out is said to be.
async function goTo(name) {
  if (names().includes(name)) return select(name, "", true);
  if (rejected.has(name) !== (reader.dataset.reviewed === "rejected")) {
    return location.replace(`${location.pathname}${rejected.has(name) ? "?reviewed=rejected" : ""}#${name}`);
  }
  return void toast(`${name} is not among the items that are shown`);
}

await go();
addEventListener("hashchange", go);
