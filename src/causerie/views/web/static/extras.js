// Parts that an item may have or not: words that are selected become its condition or its horizon.
import { tried } from "./api.js";
import { changed } from "./acts.js";
import { key } from "./keys.js";
import { selected } from "./places.js";
import { toast } from "./toasts.js";

const KINDS = ["causal", "forecast"];
const PARTS = { condition: ["i", "If"], horizon: ["h", "By when"] };
let current = () => null;
let after = async () => {};

const fits = () => KINDS.includes(current()?.dataset.kind);

async function give(part, words) {
  if (!fits()) return void toast("select a causal claim or a forecast first");
  if (!words) return void toast(`select the words of its ${part} in the text first`);
  const { name } = current().dataset;
  getSelection().removeAllRanges();
  if (!await tried(() => changed(name, { [`${part}_at`]: `${words.start}:${words.end}` }))) return undefined;
  toast(`${name}: ${part} given`);
  return after(name);
}

// What is offered beside selected words where an item is selected that can have them.
export function offers() {
  if (!fits()) return [];
  return Object.entries(PARTS).map(([part, [cap, label]]) => ({
    cap, label: `${label}, of ${current().dataset.name}`, act: (words) => give(part, words),
  }));
}

export function start(box, then) {
  [current, after] = [box, then];
  for (const [part, [cap]] of Object.entries(PARTS)) {
    key(cap, `what is selected is the ${part} of this item`, () => give(part, selected()));
  }
}
