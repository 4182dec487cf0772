// Between the text as shown and the text as stored: every line begins at a known code point and holds nothing else.
import { lengthOf, toPoints, toUnits } from "./offsets.js";

const paper = () => document.getElementById("text");
let rows = null;

// Lines are sought by halves; after lines were replaced they are listed again.
export function renewed() {
  rows = null;
}

function all() {
  rows ??= [...paper().querySelectorAll("p[data-at]")];
  return rows;
}

const startOf = (row) => Number(row.dataset.at);

export function lineAt(offset) {
  let [low, high] = [0, all().length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(rows[middle]) <= offset) low = middle;
    else high = middle - 1;
  }
  return rows[low] || null;
}

function wordsOf(row) {
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

// The node and UTF-16 offset at a code point of the stored text; between two nodes, in the later one, or the earlier
// one where something ends there.
export function spot(offset, ends = false) {
  const row = lineAt(offset);
  if (!row) return null;
  let rest = toUnits(row.textContent, Math.max(0, offset - startOf(row)));
  const nodes = wordsOf(row);
  for (const node of nodes) {
    if (rest < node.length || (ends && rest === node.length)) return [node, rest];
    rest -= node.length;
  }
  const last = nodes.at(-1);
  return last ? [last, last.length] : null;
}

export function rangeOf(start, end) {
  const [from, to] = [spot(start), spot(end, true)];
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

// The code point at a place of the page; null outside of the text.
export function offsetOf(node, at) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const row = element.closest("p[data-at]");
  if (!row || !paper().contains(row)) return outside(node, at);
  const before = document.createRange();
  before.selectNodeContents(row);
  before.setEnd(node, at);
  const words = before.toString();
  return startOf(row) + toPoints(words, words.length);
}

// Between two lines: the beginning of the next one, or the end of the last.
function outside(node, at) {
  if (!paper().contains(node)) return null;
  const mark = document.createRange();
  mark.setStart(node, at);
  const next = all().find((row) => mark.comparePoint(row, 0) > 0);
  const last = rows.at(-1);
  if (next) return startOf(next);
  return last ? startOf(last) + lengthOf(last.textContent) : null;
}

// What is selected in the text, in code points and without blanks at the ends; null where nothing is.
export function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!paper()?.contains(range.commonAncestorContainer)) return null;
  const [start, end] = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
  if (start === null || end === null || start >= end) return null;
  return trimmed(start, end);
}

function trimmed(start, end) {
  const words = wordsBetween(start, end);
  const bare = words.trim();
  if (!bare) return null;
  const lead = words.length - words.trimStart().length;
  const from = start + toPoints(words, lead);
  return { start: from, end: Math.min(end, from + lengthOf(bare)), text: bare };
}

// The words between two offsets; lines are joined by a space, which only matters where a run goes over several.
export function wordsBetween(start, end) {
  return rangeOf(start, end)?.toString() ?? "";
}

const can = typeof Highlight === "function" && CSS.highlights;

// Lights up runs of the text under a name that the style sheet knows, without touching the text.
const OVER = { quote: 0, taken: 3, word: 4 };
const USUAL = 1;

export function light(name, places) {
  if (!can) return;
  const ranges = places.map(([start, end]) => rangeOf(start, end)).filter(Boolean);
  if (!ranges.length) return void CSS.highlights.delete(name);
  const made = new Highlight(...ranges);
  made.priority = OVER[name] ?? USUAL;
  CSS.highlights.set(name, made);
}
