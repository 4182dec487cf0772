// Two panes kept in view of each other: where one is scrolled by hand, the other follows.
import { lineAt } from "./places.js";

const NEAR = 12;
let driver = null;

export function bind(text, cards) {
  for (const pane of [text, cards]) {
    for (const kind of ["pointerenter", "pointerdown", "wheel", "touchstart", "keydown", "focusin"]) {
      pane.addEventListener(kind, () => { driver = pane; }, { passive: true });
    }
    let waiting = false;
    pane.addEventListener("scroll", () => {
      if (waiting || driver !== pane) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        if (pane === text) cardsFollow(text, cards);
        else textFollows(text, cards);
      });
    }, { passive: true });
  }
}

const startOf = (box) => Number(box.dataset.start ?? box.dataset.first);

function rowAt(pane, selector) {
  const frame = pane.getBoundingClientRect();
  for (let y = frame.top + NEAR; y < frame.bottom; y += 2 * NEAR) {
    const row = document.elementFromPoint(frame.left + frame.width / 2, y)?.closest(selector);
    if (row && pane.contains(row)) return row;
  }
  return null;
}

function cardsFollow(text, cards) {
  const line = rowAt(text, "p[data-at]");
  if (!line) return;
  const at = Number(line.dataset.at);
  const boxes = [...cards.children].filter((box) => box.dataset.start || box.dataset.first);
  let [low, high] = [0, boxes.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(boxes[middle]) >= at) high = middle;
    else low = middle + 1;
  }
  if (boxes[low]) brought(cards, boxes[low], 0);
}

function textFollows(text, cards) {
  const box = rowAt(cards, ".card");
  const line = box && lineAt(startOf(box));
  if (line) brought(text, line, text.clientHeight / 4);
}

// Scrolls a pane so that a row is in view; one that is in view stays where it is.
function brought(pane, row, below) {
  const [own, frame] = [row.getBoundingClientRect(), pane.getBoundingClientRect()];
  const seen = own.top >= frame.top && own.top <= frame.bottom - Math.min(own.height, frame.height / 3);
  if (!seen) pane.scrollTop += own.top - frame.top - below - NEAR;
}
