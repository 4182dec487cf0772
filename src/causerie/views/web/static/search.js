// From one hit to the next by key.
import { key } from "./keys.js";

const hits = [...document.querySelectorAll("a.hit")];

function step(by) {
  const at = hits.indexOf(document.activeElement);
  const next = hits[Math.min(Math.max(at + by, 0), hits.length - 1)];
  if (next) next.focus();
}

key("j", "next hit", () => step(1));
key("k", "previous hit", () => step(-1));
