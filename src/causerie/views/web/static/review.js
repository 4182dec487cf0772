// Reviewing: one item in the middle, one key an act, and the next one stands there at once.
import { Fault, get, part, post, tried } from "./api.js";
import { ACTS, buttons, sent } from "./acts.js";
import { lit } from "./cards.js";
import { seen } from "./frame.js";
import { key } from "./keys.js";
import { renewed } from "./places.js";
import { toast } from "./toasts.js";
import * as bulk from "./bulk.js";
import * as caret from "./caret.js";
import * as coding from "./coding.js";
import * as edges from "./edges.js";
import * as extras from "./extras.js";
import * as forms from "./forms.js";
import { List } from "./queue.js";

const AHEAD = 5;
const LOW = 20;
const LOOK = 3000;
const page = document.getElementById("review");
const one = document.getElementById("one");
const text = document.getElementById("text");
const list = new List(document.getElementById("list"));
const sheets = new Map();
let current = null;
let sending = Promise.resolve();
let unsent = 0;
let [left, total] = [Number(page.dataset.left), Number(page.dataset.total)];

// Items that came with the page, then those fetched ahead of time.
for (const box of document.querySelectorAll("#sheets > .sheet")) sheets.set(box.dataset.sheet, Promise.resolve(box));

function fetched(names) {
  const lacking = names.filter((name) => !sheets.has(name));
  if (!lacking.length) return;
  const all = part(`/review/sheets?names=${lacking.join(",")}`);
  for (const name of lacking) {
    sheets.set(name, all.then((body) => body.querySelector(`[data-sheet="${name}"]`)).catch(() => {
      sheets.delete(name);
      return undefined;
    }));
  }
}

export const box = () => one.querySelector(".card");

function counted() {
  document.getElementById("count").textContent = `${left} to review, ${total - left} of ${total} done`;
  document.getElementById("progress").value = total - left;
}

async function show(name, focus = true) {
  current = name;
  document.getElementById("done").hidden = Boolean(name);
  document.getElementById("because").hidden = !name;
  list.mark(name);
  if (!name) {
    one.replaceChildren();
    text.replaceChildren();
    return;
  }
  fetched([name, ...list.after(name, AHEAD)]);
  const sheet = await sheets.get(name);
  if (current !== name) return;
  if (sheet === undefined) return void toast("the server does not answer; start it again with: causerie serve", { fault: true });
  if (!sheet) return void skip(name);
  const copy = sheet.cloneNode(true);
  one.replaceChildren(copy.querySelector(".card"));
  text.replaceChildren(...copy.querySelector(".source").childNodes);
  renewed();
  document.getElementById("because").textContent = list.reason(name);
  box().append(buttons(box()));
  lit(box());
  edges.show(box());
  text.querySelector("mark")?.scrollIntoView({ block: "center", behavior: "instant" });
  if (focus) box().focus({ preventScroll: true });
  scrollTo({ top: 0 });
  if (list.waiting() < LOW) more();
}

// An item that is not shown any more: somebody else rejected it.
function skip(name) {
  list.decide(name, "gone");
  toast(`${name} is not shown any more`);
  show(list.next(name), false);
}

let asking = false;
async function more() {
  if (asking || list.complete) return;
  asking = true;
  const asked = new URLSearchParams(location.search);
  asked.set("after", list.last() ?? "");
  const found = await tried(() => get(`/api/review?${asked}`));
  if (found) list.add(found.waiting);
  asking = false;
}

function step(by) {
  const name = by > 0 ? list.following(current) : list.before(current);
  if (name) show(name);
  else toast(by > 0 ? "this is the last one" : "this is the first one");
}

const TOLD = { accept: "accepted", reject: "rejected", flip: "corrected", swap: "corrected", edit: "corrected" };

function settled(name, told) {
  if (list.decided(name)) return;
  list.decide(name, told);
  left -= 1;
  counted();
}

function restored(name) {
  if (!list.decided(name)) return;
  list.decide(name, "");
  left += 1;
  counted();
}

// The next item stands there before the server has answered; a refusal brings this one back.
function act(kind) {
  const name = current;
  // Nothing is decided that is not seen: a key pressed before the next item stands there is left alone.
  if (!name || box()?.dataset.name !== name) return;
  const was = list.decided(name);
  const sheet = sheets.get(name);
  sheets.delete(name);
  settled(name, TOLD[kind]);
  show(list.next(name));
  unsent += 1;
  sending = sending.then(async () => {
    try {
      await sent(kind, name);
      toast(`${name} ${ACTS[kind].told}`);
      if (TOLD[kind] === "corrected") await coded(name);
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      if (!was) restored(name);
      // Nothing was changed; where the server is gone it cannot be asked for the sheet again.
      sheets.set(name, sheet);
      toast(fault.message, { fault: true });
      await show(name);
    } finally {
      unsent -= 1;
    }
  });
}

// Undo and redo wait for what is still being sent, and show the item that they were about.
function back(way, told) {
  sending = sending.then(async () => {
    const done = await tried(() => post(`/api/${way}`));
    if (!done) return;
    seen(done.version);
    toast(`${told}: ${done.told}`);
    const name = done.names[0];
    if (name) await again(name);
  });
}

// What an item is now, also in the list; null where it is not shown any more.
async function coded(name) {
  const state = await get(`/api/claims/${name}`).catch(() => null);
  if (state) list.recode(name, state.line);
  return state;
}

// An item as it stands now, wherever it stood in the queue.
async function again(name, focus = true) {
  sheets.delete(name);
  const came = list.ensure(name);
  const state = await coded(name);
  if (came && state && !state.act) left += 1;
  else if (state && !state.act) restored(name);
  else settled(name, state ? TOLD[state.act] ?? state.act : "rejected");
  counted();
  await show(name, focus);
}

function run(kind) {
  if (ACTS[kind]) act(kind);
  else if (current) forms.open(kind, box(), after);
}

async function after(name, done) {
  sheets.delete(name);
  if (done?.verdict) {
    settled(name, "corrected");
    await show(list.next(name));
    await coded(name);
  } else await show(name);
}

one.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button) run(button.dataset.act);
});
one.addEventListener("toggle", async (event) => {
  const place = event.target.querySelector(".told");
  if (!event.target.open || place.childElementCount) return;
  const body = await tried(() => part(`/claims/${current}/why`));
  if (body) place.replaceChildren(...body.children);
}, true);
list.listen((name) => show(name));

for (const [kind, known] of Object.entries(ACTS)) key(known.key, known.says, () => act(kind));
for (const [kind, [name, says]] of Object.entries(forms.KEYS)) key(name, says, () => run(kind));
key("j", "next item", () => step(1));
key("k", "previous item", () => step(-1));
key("n", "next item", () => step(1));
key("p", "previous item", () => step(-1));
key("o", "open the source at this place", () => { if (current) location.assign(`/read/${box().dataset.document}#${current}`); });
key("u", "undo your last decision", () => back("undo", "undone"));
key("U", "redo what was undone last", () => back("redo", "done again"));
key("b", "a second look: judge some of your decisions again, blind", () => location.assign("/recheck"));
key("Escape", "let go", () => { if (!caret.end()) coding.cancel(); });

// Who leaves before the server has heard of every decision is asked first.
addEventListener("beforeunload", (event) => { if (unsent) event.preventDefault(); });

document.body.dataset.live = "1";
// What comes next is asked for anew; what is being looked at stays.
async function renew() {
  const found = await tried(() => get(`/api/review?${new URLSearchParams(location.search)}`));
  if (!found) return null;
  for (const name of sheets.keys()) if (name !== current) sheets.delete(name);
  list.renew(found.waiting, current);
  list.mark(current);
  document.getElementById("because").textContent = list.reason(current);
  [left, total] = [found.left, found.total];
  counted();
  return found;
}

// Somebody else decided something.
document.addEventListener("causerie:changed", (event) => {
  event.preventDefault();
  renew();
});

// Until the map has told what matters most, words alone order the queue.
async function drawn() {
  if (page.dataset.drawn === "1" || !total) return;
  const found = await get("/api/review?limit=1").catch(() => null);
  if (!found?.drawn) return void setTimeout(drawn, LOOK);
  page.dataset.drawn = "1";
  await renew();
}
setTimeout(drawn, LOOK);

document.getElementById("narrow").addEventListener("change", (event) => event.currentTarget.requestSubmit());
bulk.start(list, {
  settled: (name, kind) => { sheets.delete(name); settled(name, TOLD[kind]); },
  then: () => show(list.decided(current) ? list.next(current) : current),
});
caret.start(box);
const moved = async (name) => { settled(name, "corrected"); await again(name); };
edges.start(moved);
extras.start(box, moved);
coding.start(() => box()?.dataset.document, async (name) => { await again(name); });
counted();
await show(list.first(), false);
