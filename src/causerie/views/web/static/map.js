// The map: its picture, what is selected in it, and what stands beside it.
import { key, told as sheet } from "./keys.js";
import { late, told } from "./late.js";
import { accept, judge, memo, merge, refuse, rename, retype, split } from "./map-acts.js";
import { Canvas } from "./map-canvas.js";
import { draggable } from "./map-drag.js";
import { Picks } from "./map-picks.js";

const root = document.getElementById("map-page");
const place = document.getElementById("map-part");
const query = root.dataset.query;
const plain = () => nothing?.map((node) => node.cloneNode(true)) ?? [];
document.body.dataset.live = "1";
let nothing = null;
let canvas = null;
let picks = null;
let asked = 0;

const picked = () => document.getElementById("picked");
const address = (path, more) => `/map/${path}?${[new URLSearchParams(more), query].filter(String).join("&")}`;
const labels = (names) => names.map((name) => picks.factors.get(name)?.label ?? name);

// ---- the picture

function begin() {
  nothing ??= picked() && [...picked().childNodes];
  const box = document.getElementById("canvas");
  if (!box?.querySelector("svg")) {
    canvas = picks = null;
    return;
  }
  canvas = new Canvas(box);
  picks = new Picks(canvas, tell);
  draggable(canvas, (first, second) => merge(first, second, [], refresh, second));
  box.addEventListener("click", pressed);
  box.addEventListener("keydown", typed);
  box.addEventListener("focusin", (event) => {
    const element = event.target.closest("[data-factor],[data-link]");
    if (element) picks.reachable(element);
  });
}

function nameOf(element) {
  return element.dataset.factor ?? `${element.dataset.cause}:${element.dataset.effect}`;
}

function pressed(event) {
  if (canvas.moved >= 5) return;
  const element = event.target.closest("[data-factor],[data-link]");
  if (element) picks.pick(nameOf(element), event.shiftKey);
  else picks.clear();
}

function typed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const element = event.target.closest("[data-factor],[data-link]");
  let used = true;
  if (event.key === "Enter" || event.key === " ") {
    if (element) picks.pick(nameOf(element), event.shiftKey);
    else picks.focus(picks.factor ?? picks.order()[0]);
  } else if (event.key === "Escape") {
    picks.clear();
    canvas.box.focus();
  } else if (event.key.startsWith("Arrow")) {
    if (element && !event.shiftKey) picks.walk(event.key, element);
    else canvas.arrow(event.key);
  } else used = false;
  if (used) event.preventDefault();
}

// ---- what is selected

async function tell(chosen) {
  const number = ++asked;
  remember(chosen);
  if (!chosen.length) {
    picked().replaceChildren(...plain());
    return;
  }
  picked().setAttribute("aria-busy", "true");
  const found = await late(pathOf(chosen));
  if (number !== asked) return;
  picked().removeAttribute("aria-busy");
  if (found.fault) picked().replaceChildren(told(found.fault));
  else picked().replaceChildren(...found.body.childNodes);
  picked().scrollTop = 0;
  const all = [...picked().querySelectorAll(".paths-told [data-links]")].flatMap((row) => ends(row));
  if (chosen.length === 2) picks.light(all, chosen);
}

function pathOf(chosen) {
  if (chosen.length === 2) return address("paths", { start: chosen[0], end: chosen[1] });
  if (chosen[0].includes(":")) {
    const [cause, effect] = chosen[0].split(":");
    return address("link", { cause, effect });
  }
  return address("factor", { label: chosen[0] });
}

// The address holds what is selected, by labels, which outlast a picture.
function remember(chosen) {
  const made = chosen.map((name) => (name.includes(":") ? labels(name.split(":")).join(" → ") : labels([name])[0]));
  const part = chosen.length ? `#${chosen[0].includes(":") ? "link" : "factor"}=${made.map(encodeURIComponent).join("&")}` : "";
  history.replaceState(null, "", location.pathname + location.search + part);
}

function remembered() {
  const [kind, rest = ""] = location.hash.slice(1).split("=");
  const words = rest.split("&").filter(Boolean).map(decodeURIComponent);
  if (kind === "link") return words.map((pair) => pair.split(" → ").map((one) => picks.byLabel(one)).join(":"));
  return words.map((label) => picks.byLabel(label)).filter(Boolean);
}

function restore(bring) {
  if (!picks) return;
  const names = remembered().filter((name) => picks.elementOf(name));
  names.forEach((name, at) => picks.pick(name, at > 0));
  if (bring && names.length) canvas.reveal(picks.elementOf(names.at(-1)));
}

const ends = (row) => row.dataset.links.trim().split(" ").filter(Boolean);

// ---- drawn anew: what is selected and the zoom stay

async function refresh() {
  place.classList.add("old");
  const number = (refresh.number = (refresh.number ?? 0) + 1);
  const found = await late(`/map/part?${query}`);
  if (number !== refresh.number) return;
  place.classList.remove("old");
  if (found.fault) return place.prepend(told(found.fault));
  const [at, mark, open] = [canvas && !canvas.fitted && canvas.at, anchor(), [...document.querySelectorAll(".beside>details[open]")].map((one) => one.id)];
  const kept = picked() && picks?.chosen.length ? [...picked().childNodes] : [];
  place.replaceChildren(...found.body.childNodes);
  if (open.length) for (const one of document.querySelectorAll(".beside>details")) one.open = open.includes(one.id);
  if (kept.length) picked().replaceChildren(...kept);
  begin();
  if (canvas && at) {
    const moved = mark && picks.byLabel(mark.label);
    canvas.at = { ...at };
    if (moved) {
      const now = canvas.onScreen(canvas.place(picks.elementOf(moved)));
      canvas.pan(mark.x - now.x, mark.y - now.y);
    } else canvas.apply();
  }
  restore(!at);
  return undefined;
}

// The factor that must stay where it is on the screen: the selected one, else the one nearest the middle.
function anchor() {
  if (!canvas) return null;
  const middle = { x: canvas.box.clientWidth / 2, y: canvas.box.clientHeight / 2 };
  const spots = (picks.factor ? [picks.factor] : picks.order()).map((name) => {
    const one = picks.factors.get(name);
    return { label: one.label, ...canvas.onScreen(canvas.place(one.element)) };
  });
  const far = (spot) => Math.hypot(spot.x - middle.x, spot.y - middle.y);
  return spots.reduce((best, spot) => (best && far(best) <= far(spot) ? best : spot), null);
}

// ---- beside the picture

const current = () => document.querySelector("#picked .factor-told")?.dataset.label;
const suggestions = (label) => [...document.querySelectorAll("#picked .suggestion")].map((row) => ({
  label: row.dataset.a.toLowerCase() === label.toLowerCase() ? row.dataset.b : row.dataset.a,
  turned: Boolean(row.dataset.turned),
}));

const ACTS = {
  merge: () => merge(current(), "", suggestions(current()), refresh),
  "merge-both": (button) => merge(button.dataset.a, button.dataset.b, [], refresh),
  rename: () => rename(current(), refresh),
  split: () => split(current(), [...document.querySelectorAll("#picked .wordings li")].map((row) => row.dataset), refresh),
  "accept-merge": (button) => accept(button.closest(".suggestion").dataset, refresh),
  refuse: (button) => refuse(button.closest(".suggestion").dataset, refresh),
  accept: (button) => judge("accept", button.closest(".claim").dataset.name, refresh),
  reject: (button) => judge("reject", button.closest(".claim").dataset.name, refresh),
};

function open(row) {
  const name = `${row.dataset.cause}:${row.dataset.effect}`;
  if (picks?.links.has(name)) {
    picks.pick(name);
    canvas.reveal(picks.elementOf(name));
  } else tell([name]);
}

function lightRow(row) {
  const on = row.getAttribute("aria-pressed") !== "true";
  for (const one of place.querySelectorAll(".row[aria-pressed=true]")) one.setAttribute("aria-pressed", "false");
  row.setAttribute("aria-pressed", String(on));
  if (!on) return picks.lightChosen();
  picks.light(ends(row), [], row.dataset.name);
  const first = picks.links.get(ends(row)[0]);
  if (first) canvas.reveal(first.element);
  return undefined;
}

place.addEventListener("click", (event) => {
  const button = event.target.closest("button,[data-near]");
  if (!button) return;
  if (button.dataset.zoom === "in") canvas.zoom(1.3);
  else if (button.dataset.zoom === "out") canvas.zoom(1 / 1.3);
  else if (button.dataset.zoom === "fit") canvas.fit();
  else if (button.dataset.links !== undefined) lightRow(button);
  else if (button.dataset.open) open(button);
  else if (button.dataset.factorOf) picks.pick(button.dataset.factorOf);
  else ACTS[button.dataset.act]?.(button);
});
place.addEventListener("change", (event) => {
  if (event.target.dataset.act === "type") retype(current(), event.target.value, refresh);
});
place.addEventListener("submit", (event) => {
  if (event.target.matches(".memo-on")) {
    event.preventDefault();
    memo(event.target.dataset.label, event.target.elements.text.value, refresh);
  }
  if (!event.target.matches(".paths-to")) return;
  event.preventDefault();
  const [start, end] = [event.target.dataset.start, event.target.elements.end.value].map((label) => picks.byLabel(label));
  if (!start || !end) return event.target.append(told("no factor of that name is drawn"));
  picks.pick(start);
  return picks.pick(end, true);
});

// ---- which map

const wanted = document.getElementById("wanted");
document.getElementById("show").hidden = true;
for (const select of wanted.querySelectorAll("select")) select.addEventListener("change", () => wanted.requestSubmit());
wanted.addEventListener("formdata", (event) => {
  const usual = { speaker: "", since: "", until: "", reviewed: "any", factors: "60", steps: "1" };
  for (const [name, value] of [...event.formData]) if (usual[name] === value) event.formData.delete(name);
});
document.addEventListener("click", (event) => {
  for (const one of document.querySelectorAll(".drop-down[open]")) if (!one.contains(event.target)) one.open = false;
});

document.addEventListener("keydown", (event) => {
  const box = event.key === "Escape" && event.target.closest?.(".drop-down[open]");
  if (!box) return;
  box.open = false;
  box.querySelector("summary").focus();
});

// ---- keys

key("+", "map: larger", () => canvas?.zoom(1.3));
key("=", "map: larger", () => canvas?.zoom(1.3));
key("-", "map: smaller", () => canvas?.zoom(1 / 1.3));
key("0", "map: fit the screen", () => canvas?.fit());
sheet("Arrows", "map: move it; on a factor or link: walk along links");
sheet("Enter", "map: select; with Shift, the paths between two");
key("Escape", "select nothing", () => picks?.clear());
key("m", "merge the selected factor with another", () => (document.querySelector("[data-act=merge-both]") ? document.querySelector("[data-act=merge-both]").click() : current() && ACTS.merge()));
key("n", "rename the selected factor", () => current() && ACTS.rename());
key("t", "take a part out of the selected factor", () => current() && ACTS.split());
key("w", "write a memo on the selected factor", () => document.querySelector(".memo-on textarea")?.focus());
key("v", "view only what is near the selected factor", () => document.querySelector("[data-near]")?.click());
key("l", "next loop", () => {
  const rows = [...document.querySelectorAll("#loops .row")];
  const at = rows.findIndex((row) => row.getAttribute("aria-pressed") === "true");
  rows[(at + 1) % rows.length]?.click();
});
const claim = () => document.activeElement.closest(".claim") ?? document.querySelector("#picked .claim:not(.ok)");
key("a", "accept the claim shown first, or the one in focus", () => claim()?.querySelector("[data-act=accept]")?.click());
key("r", "reject it", () => claim()?.querySelector("[data-act=reject]")?.click());

document.addEventListener("causerie:changed", (event) => {
  event.preventDefault();
  refresh();
});
document.addEventListener("causerie:acted", () => refresh());

begin();
if (root.dataset.late) await refresh();
else restore(true);
window.addEventListener("resize", () => canvas?.apply());
