// Coding by hand: select the words of one part after the other, then it is done. Three strokes for a causal claim.
import { post, tried } from "./api.js";
import { key } from "./keys.js";
import { light, selected } from "./places.js";
import { toast } from "./toasts.js";
import { offers } from "./extras.js";

const PARTS = {
  causal: ["cause", "effect"],
  forecast: ["proposition"],
  attribution: ["source", "content"],
  relation: ["a", "b"],
};
const CALLED = { causal: "causal claim", forecast: "forecast", attribution: "reported words", relation: "relation of actors" };
const SAYS = { cause: "Cause", effect: "Effect", proposition: "What is forecast", source: "Who is reported", content: "What they say", a: "One actor", b: "The other actor" };
const RELATIONS = ["part-of", "supports", "opposes", "controls", "linked-to", "likened-to"];
const bar = document.getElementById("bar");
const text = document.getElementById("text");
let now = null;
let home = () => "";
let done = async () => {};

export const busy = () => now !== null;

export function start(place, after) {
  [home, done] = [place, after];
}

function blank(kind) {
  return { kind, slots: {}, at: PARTS[kind][0], ways: { cause: "increase", effect: "increase" }, relation: "linked-to" };
}

function made(tag, name, words) {
  const box = document.createElement(tag);
  if (name) box.className = name;
  if (words) box.textContent = words;
  if (tag === "button") box.type = "button";
  return box;
}

export function begin(kind = "causal", words = selected()) {
  now = blank(kind);
  if (words) take(words);
  drawn();
}

export function cancel() {
  if (!now) return false;
  now = null;
  light("taken", []);
  drawn();
  return true;
}

function take(words) {
  now.slots[now.at] = words;
  now.at = PARTS[now.kind].find((part) => !now.slots[part]) ?? now.at;
  getSelection().removeAllRanges();
  light("taken", Object.values(now.slots).map(({ start: from, end }) => [from, end]));
}

const whole = () => PARTS[now.kind].every((part) => now.slots[part]);

function slot(part) {
  const box = made("button", now.slots[part] ? "slot set" : "slot");
  const words = now.slots[part];
  box.append(made("span", "soft", `${SAYS[part]}: `), words ? words.text : "select its words");
  box.setAttribute("aria-pressed", String(now.at === part));
  box.addEventListener("click", () => { now.at = part; drawn(); });
  return box;
}

function way(part) {
  const up = now.ways[part] === "increase";
  const box = made("button", "quiet", up ? "↑ more" : "↓ less");
  box.setAttribute("aria-label", `${SAYS[part]} goes ${up ? "up" : "down"}; turn it`);
  box.addEventListener("click", () => { turn(part); });
  return box;
}

function turn(part) {
  now.ways[part] = now.ways[part] === "increase" ? "decrease" : "increase";
  drawn();
}

function sign() {
  const same = now.ways.cause === now.ways.effect;
  const box = made("span", same ? "sign plus" : "sign minus", same ? "+" : "−");
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", same ? "both go the same way" : "they go opposite ways");
  return box;
}

function choice(label, values, value, chosen) {
  const box = made("select");
  box.setAttribute("aria-label", label);
  for (const [name, says] of values) box.append(new Option(says, name, false, name === value));
  box.addEventListener("change", () => chosen(box.value));
  return box;
}

function drawn() {
  bar.hidden = !now;
  bar.replaceChildren();
  document.body.classList.toggle("coding", Boolean(now));
  if (!now) return;
  bar.append(choice("Kind of item", Object.entries(CALLED), now.kind, (kind) => { now = { ...blank(kind) }; light("taken", []); drawn(); }));
  for (const [at, part] of PARTS[now.kind].entries()) {
    if (at && now.kind === "causal") bar.append(made("span", "", "→"), sign());
    if (at && now.kind === "relation") bar.append(choice("How they stand to each other", RELATIONS.map((one) => [one, one]), now.relation, (one) => { now.relation = one; }));
    bar.append(slot(part));
    if (now.kind === "causal") bar.append(way(part));
  }
  const finish = made("button", "main", "Done");
  finish.title = "Enter";
  finish.disabled = !whole();
  finish.addEventListener("click", finished);
  const stop = made("button", "quiet", "Cancel");
  stop.title = "Escape";
  stop.addEventListener("click", cancel);
  bar.append(finish, stop);
}

async function finished() {
  if (!now || !whole()) return;
  const given = { item: now.kind };
  for (const [part, { start: from, end }] of Object.entries(now.slots)) given[`${part}_at`] = `${from}:${end}`;
  if (now.kind === "causal") [given.cause_direction, given.effect_direction] = [now.ways.cause, now.ways.effect];
  if (now.kind === "relation") given.kind = now.relation;
  const told = await tried(() => post(`/api/documents/${home()}/code`, given));
  if (!told) return;
  cancel();
  toast(`${told.name} coded by hand`);
  await done(told.name, told);
}

// What is offered beside words that were just selected.
const pop = made("div", "pop");
pop.setAttribute("role", "toolbar");
pop.setAttribute("aria-label", "Code the selected words");
const FRESH = [["causal", "c", "Cause"], ["forecast", "y", "Forecast"], ["attribution", "", "Reported"], ["relation", "", "Relation"]]
  .map(([kind, cap, label]) => ({ cap, label, act: (words) => begin(kind, words) }));

function offer({ cap, label, act }) {
  const button = made("button");
  if (cap) button.append(made("kbd", "", cap), " ");
  button.append(label);
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => { const words = selected(); hide(); if (words) act(words); });
  return button;
}

function hide() {
  pop.remove();
}

function offered() {
  const rect = getSelection().getRangeAt(0).getBoundingClientRect();
  const frame = text.getBoundingClientRect();
  pop.replaceChildren(...[...FRESH, ...offers()].map(offer));
  text.append(pop);
  const left = Math.min(rect.left - frame.left, text.clientWidth - pop.offsetWidth - 8);
  pop.style.insetInlineStart = `${Math.max(8, left)}px`;
  pop.style.top = `${rect.bottom - frame.top + text.scrollTop + 6}px`;
}

// What a pointer selected is known a moment after it was let go, or when a key is pressed before that.
let looking = 0;
function looked() {
  clearTimeout(looking);
  looking = 0;
  const words = selected();
  if (!words) return hide();
  if (!now) return offered();
  take(words);
  return drawn();
}
text.addEventListener("pointerup", () => {
  clearTimeout(looking);
  looking = setTimeout(looked);
});
document.addEventListener("keydown", () => { if (looking) looked(); }, { capture: true });
document.addEventListener("selectionchange", () => { if (pop.isConnected && !selected()) hide(); });

// Enter takes what is selected, or ends the coding; on a button it is the button's.
document.addEventListener("keydown", (event) => {
  if (!now || event.key !== "Enter" || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("button,a,input,select,textarea,summary")) return;
  event.preventDefault();
  const words = selected();
  if (words) {
    take(words);
    drawn();
  } else finished();
});
key("c", "code by hand: what is selected is a cause; then select its effect, then Enter", () => {
  hide();
  if (now?.kind === "causal" && selected()) { take(selected()); drawn(); } else begin("causal");
});
key("y", "code by hand: what is selected is a forecast", () => { hide(); begin("forecast"); });
key("+", "while coding by hand: both go the same way", () => { if (now) { now.ways.effect = now.ways.cause; drawn(); } });
key("-", "while coding by hand: they go opposite ways", () => { if (now && now.ways.effect === now.ways.cause) turn("effect"); });
