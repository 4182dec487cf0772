// A cursor in the text for the keyboard alone: arrows go from word to word, with Shift they select.
import { key } from "./keys.js";
import { light, lineAt, offsetOf, spot } from "./places.js";
import { edge, wordAt } from "./words.js";

const text = document.getElementById("text");
const LINES = { ArrowUp: "backward", ArrowDown: "forward" };
let on = false;
let [anchor, focus] = [0, 0];

export function begin(offset) {
  if (!spot(offset)) return;
  on = true;
  text.focus({ preventScroll: true });
  placed(wordAt(offset)[0]);
}

export function end() {
  if (!on) return false;
  on = false;
  light("word", []);
  getSelection().removeAllRanges();
  return true;
}

function placed(at, from = at) {
  [anchor, focus] = [from, at];
  getSelection().setBaseAndExtent(...spot(anchor), ...spot(focus));
  light("word", anchor === focus ? [wordAt(focus)] : []);
  const range = document.createRange();
  range.setStart(...spot(focus));
  const [own, frame] = [range.getBoundingClientRect(), text.getBoundingClientRect()];
  if (own.bottom > frame.bottom - 24 || own.top < frame.top + 24) text.scrollTop += own.top - frame.top - frame.height / 2;
}

// Forward is to the left in a line that runs from right to left.
function forward(name) {
  const line = lineAt(focus);
  return (name === "ArrowRight") === (getComputedStyle(line).direction !== "rtl");
}

function byWord(name, extend) {
  const by = forward(name) ? 1 : -1;
  if (!extend) return placed(edge(focus, 0, by));
  const side = by > 0 || focus > anchor ? 1 : 0;
  const next = edge(focus, focus <= anchor && by > 0 && focus !== anchor ? 0 : side, by);
  return placed(side === 1 && by < 0 && next < anchor ? anchor : next, anchor);
}

function byLine(name, extend) {
  const selection = getSelection();
  selection.modify(extend ? "extend" : "move", LINES[name], "line");
  const at = offsetOf(selection.focusNode, selection.focusOffset);
  if (at === null) return placed(focus, anchor);
  return extend ? placed(at, anchor) : placed(wordAt(at)[0]);
}

text.addEventListener("keydown", (event) => {
  if (!on || event.ctrlKey || event.altKey || event.metaKey || !event.key.startsWith("Arrow")) return;
  event.preventDefault();
  event.stopPropagation();
  if (LINES[event.key]) byLine(event.key, event.shiftKey);
  else byWord(event.key, event.shiftKey);
});
text.addEventListener("pointerdown", () => { on = false; light("word", []); });

// Where the cursor begins: at what is selected, else at the first line in view.
function first(box) {
  if (box) return Number(box.dataset.start);
  const frame = text.getBoundingClientRect();
  const line = [...text.querySelectorAll("p[data-at]")].find((row) => row.getBoundingClientRect().bottom > frame.top + 8);
  return line ? Number(line.dataset.at) : 0;
}

export function start(current) {
  key("v", "a cursor in the text: arrows move it, Shift and arrows select", () => begin(first(current())));
}
