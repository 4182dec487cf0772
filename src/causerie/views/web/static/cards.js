// The list of cards: loaded where it is looked at, found by name, one of them selected.
import { part, tried } from "./api.js";
import { light } from "./places.js";

export const PARTS = ["cause", "effect", "proposition", "source", "content", "a", "b", "what", "when", "cue", "condition", "horizon", "hedge"];
const AHEAD = "1200px";
const HEIGHT = 190;

export const list = () => document.getElementById("cards");

function url(names) {
  const { document: alias, reviewed } = document.getElementById("reader").dataset;
  return `/read/${alias}/cards?names=${names.join(",")}&reviewed=${reviewed}`;
}

export const card = (name) => document.getElementById(name);
export const named = (element) => element?.closest?.("[data-name]")?.dataset.name ?? null;
export const spansOf = (box) => (box ? JSON.parse(box.dataset.spans) : []);

// All names in the order of the text, loaded or not.
export function names() {
  return [...list().querySelectorAll("[data-name],[data-names]")]
    .flatMap((box) => (box.dataset.name ? [box.dataset.name] : box.dataset.names.split(" ").filter(Boolean)));
}

const loading = new WeakMap();

function fill(chunk) {
  if (!loading.has(chunk)) loading.set(chunk, loaded(chunk));
  return loading.get(chunk);
}

async function loaded(chunk) {
  const body = await tried(() => part(url(chunk.dataset.names.split(" "))));
  if (!body) {
    loading.delete(chunk);
    return;
  }
  watch.unobserve(chunk);
  chunk.replaceWith(...body.children);
  document.dispatchEvent(new CustomEvent("causerie:cards"));
}

const watch = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) fill(entry.target);
}, { rootMargin: AHEAD });

export function watched() {
  for (const chunk of list().querySelectorAll(".chunk:not([data-seen])")) {
    chunk.dataset.seen = "1";
    chunk.style.minHeight = `${chunk.dataset.names.split(" ").length * HEIGHT}px`;
    watch.observe(chunk);
  }
}

// The card with this name, loaded if it was not yet.
export async function found(name) {
  if (!card(name)) {
    const chunk = [...list().querySelectorAll(".chunk")].find((one) => one.dataset.names.split(" ").includes(name));
    if (chunk) await fill(chunk);
  }
  return card(name);
}

// Every card, loaded or not until now; whether all could be loaded.
export async function everyCard() {
  for (const chunk of [...list().querySelectorAll(".chunk")]) await fill(chunk);
  return !list().querySelector(".chunk");
}

// Cards as the server shows them now; one that is not shown any more goes.
export async function refreshed(wanted) {
  const body = await tried(() => part(url(wanted)));
  if (!body) return;
  for (const name of wanted) {
    const [old, now] = [card(name), body.querySelector(`[data-name="${name}"]`)];
    if (now && old) old.replaceWith(now);
    else if (now) placed(now);
    else old?.remove();
  }
}

// Puts a card where it belongs in the order of the text.
function placed(now) {
  const start = Number(now.dataset.start);
  const next = [...list().querySelectorAll(".card")].find((box) => Number(box.dataset.start) > start);
  list().querySelector(".none")?.remove();
  if (next) next.before(now);
  else list().append(now);
}

// Shows in the text which words are which part of the coding.
export function lit(box) {
  const spans = spansOf(box);
  for (const name of PARTS) light(name, spans.filter(([own]) => own === name).map(([, start, end]) => [start, end]));
  light("quote", box ? [[Number(box.dataset.start), Number(box.dataset.end)]] : []);
}
