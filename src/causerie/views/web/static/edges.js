// Moving the edges of a part of the coding: drag a grip in the text, or Shift with arrows.
import { tried } from "./api.js";
import { changed } from "./acts.js";
import { told as sheet } from "./keys.js";
import { spansOf } from "./cards.js";
import { light, offsetOf, rangeOf } from "./places.js";
import { edge } from "./words.js";
import { toast } from "./toasts.js";

// Parts whose edges can be moved, by the name under which the server takes their place.
const MOVABLE = { hedge: "certainty" };
for (const part of ["cause", "effect", "proposition", "source", "content", "a", "b", "what", "condition", "horizon"]) MOVABLE[part] = part;
const WAYS = { ArrowLeft: [1, -1], ArrowRight: [1, 1], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const PAUSE = 700;
const text = document.getElementById("text");
const grips = [0, 1].map((side) => {
  const grip = document.createElement("button");
  grip.type = "button";
  grip.tabIndex = -1;
  grip.className = side ? "grip end" : "grip start";
  grip.setAttribute("aria-label", side ? "drag the end" : "drag the beginning");
  return grip;
});
let held = null;
let after = async () => {};
let timer = 0;

export function start(then) {
  after = then;
}

export function show(box) {
  if (held && held.name !== box?.dataset.name) drop();
  // What was lit as coded is lit as moved.
  else drawn();
}

function drop() {
  keep();
  held = null;
  for (const grip of grips) grip.remove();
  for (const button of document.querySelectorAll(".end[aria-pressed]")) button.removeAttribute("aria-pressed");
}

function hold(box, part) {
  const span = spansOf(box).find(([name]) => name === part);
  if (!span || !MOVABLE[part]) return;
  if (held) drop();
  held = { name: box.dataset.name, part, place: [span[1], span[2]], was: [span[1], span[2]] };
  for (const button of box.querySelectorAll(".end")) button.setAttribute("aria-pressed", String(button.dataset.part === part));
  drawn();
}

function drawn() {
  if (!held) return;
  light(held.part, [held.place]);
  const rects = rangeOf(...held.place)?.getClientRects();
  if (!rects?.length) return;
  const frame = text.getBoundingClientRect();
  for (const [side, grip] of grips.entries()) {
    const rect = rects[side ? rects.length - 1 : 0];
    const back = getComputedStyle(rangeOf(...held.place).startContainer.parentElement).direction === "rtl";
    const x = (side === 0) === !back ? rect.left : rect.right;
    grip.style.left = `${x - frame.left + text.scrollLeft}px`;
    grip.style.top = `${rect.top - frame.top + text.scrollTop}px`;
    text.append(grip);
  }
}

function move(side, offset) {
  const place = [...held.place];
  place[side] = offset;
  if (place[0] >= place[1]) return;
  held.place = place;
  drawn();
}

// One decision for one movement, however many keys it took.
async function keep() {
  clearTimeout(timer);
  if (!held || String(held.place) === String(held.was)) return;
  const { name, part, place, was } = held;
  held.was = place;
  const done = await tried(() => changed(name, { [`${MOVABLE[part]}_at`]: place.join(":") }));
  if (done) {
    toast(`${name}: ${MOVABLE[part]} moved`);
    await after(name);
    const box = document.getElementById(name);
    if (!box || held?.name !== name || held.part !== part) return;
    // What was moved on meanwhile is not taken back to what the server knew before.
    if (String(held.place) === String(place)) hold(box, part);
    else drawn();
  } else if (held?.name === name) {
    held.place = held.was = was;
    drawn();
  }
}

function offsetUnder(event) {
  const spot = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  if (spot) return offsetOf(spot.offsetNode, spot.offset);
  const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
  return range ? offsetOf(range.startContainer, range.startOffset) : null;
}

// The text holds the pointer while a grip is dragged, so that the place under it is found through the grip.
let dragged = null;
for (const [side, grip] of grips.entries()) {
  grip.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    dragged = side;
    text.classList.add("dragging");
    text.setPointerCapture(event.pointerId);
  });
}
text.addEventListener("pointermove", (event) => {
  if (dragged === null || !held) return;
  const offset = offsetUnder(event);
  if (offset !== null) move(dragged, offset);
});
for (const kind of ["pointerup", "pointercancel"]) {
  text.addEventListener(kind, () => {
    if (dragged === null) return;
    dragged = null;
    text.classList.remove("dragging");
    keep();
  });
}
document.addEventListener("click", (event) => {
  const button = event.target.closest(".card .end");
  // At once: a stroke may come before anything that is put off.
  if (button) hold(button.closest(".card"), button.dataset.part);
});
document.addEventListener("keydown", (event) => {
  const way = WAYS[event.key];
  if (event.key === "Escape" && held) drop();
  if (!held || !way || !event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("input,textarea,select") || event.defaultPrevented) return;
  event.preventDefault();
  const [side, by] = way;
  move(side, edge(held.place[side], side, by));
  clearTimeout(timer);
  timer = setTimeout(keep, PAUSE);
});
sheet("Shift ←→", "once a part of the card is pressed: move its end by a word");
sheet("Shift ↑↓", "move its beginning");
text.addEventListener("scroll", () => requestAnimationFrame(drawn), { passive: true });
addEventListener("resize", drawn);
addEventListener("pagehide", keep);
