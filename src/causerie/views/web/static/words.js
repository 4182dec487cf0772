// Where words begin and end in the text, in code points.
import { lengthOf } from "./offsets.js";
import { lineAt } from "./places.js";

const cut = new Intl.Segmenter("en", { granularity: "word" });
const rows = () => [...document.querySelectorAll("#text p[data-at]")];

function wordsOf(line) {
  let at = Number(line.dataset.at);
  const found = [];
  for (const { segment, isWordLike } of cut.segment(line.textContent)) {
    const end = at + lengthOf(segment);
    if (isWordLike) found.push([at, end]);
    at = end;
  }
  return found;
}

// The words of the line at an offset, and of the lines before and after it.
function near(offset) {
  const line = lineAt(offset);
  if (!line) return [];
  const all = rows();
  const at = all.indexOf(line);
  return all.slice(Math.max(0, at - 1), at + 2).flatMap(wordsOf);
}

export function wordAt(offset) {
  const words = near(offset);
  return words.find(([, end]) => end > offset) ?? words.at(-1) ?? [offset, offset + 1];
}

// The next place for the beginning (side 0) or end (side 1) of a run of words, forward or back.
export function edge(offset, side, by) {
  const places = near(offset).map((word) => word[side]);
  if (by > 0) return places.find((place) => place > offset) ?? offset;
  return places.findLast((place) => place < offset) ?? offset;
}
