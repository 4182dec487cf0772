// A cursor in the text for the keyboard alone: arrows go from word to word, with Shift they select.
import { key } from "./keys.js";
import { light, offsetOf, spot } from "./places.js";
import { wordAt } from "./words.js";

const text = document.getElementById("text");
const WAYS = { ArrowLeft: ["left", "word"], ArrowRight: ["right", "word"], ArrowUp: ["backward", "line"], ArrowDown: ["forward", "line"], Home: ["backward", "lineboundary"], End: ["forward", "lineboundary"] };
let on = false;

export function begin(offset) {
  const place = spot(offset);
  if (!place) return;
  on = true;
  text.focus({ preventScroll: true });
  getSelection().collapse(...place);
  drawn();
}

export function end() {
  if (!on) return false;
  on = false;
  light("word", []);
  getSelection().removeAllRanges();
  return true;
}

function drawn() {
  const { focusNode, focusOffset, isCollapsed } = getSelection();
  const at = focusNode ? offsetOf(focusNode, focusOffset) : null;
  if (at === null) return;
  light("word", isCollapsed ? [wordAt(at)] : []);
  const box = focusNode.parentElement;
  const range = document.createRange();
  range.setStart(focusNode, focusOffset);
  const [own, frame] = [range.getBoundingClientRect(), text.getBoundingClientRect()];
  if (own.height && (own.bottom > frame.bottom - 24 || own.top < frame.top + 24)) text.scrollTop += own.top - frame.top - frame.height / 2;
  else if (!own.height) box.scrollIntoView({ block: "nearest" });
}

// Where the cursor begins: at what is selected, else at the first line in view.
function first(box) {
  if (box) return Number(box.dataset.start);
  const frame = text.getBoundingClientRect();
  const line = [...text.querySelectorAll("p[data-at]")].find((row) => row.getBoundingClientRect().bottom > frame.top + 8);
  return line ? Number(line.dataset.at) : 0;
}

text.addEventListener("keydown", (event) => {
  const way = WAYS[event.key];
  if (!on || !way || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  getSelection().modify(event.shiftKey ? "extend" : "move", ...way);
  drawn();
});
text.addEventListener("pointerdown", () => { on = false; light("word", []); });

export function start(current) {
  key("v", "a cursor in the text: arrows move it, Shift and arrows select", () => begin(first(current())));
}
