// Printing a text with all its cards: those that were not looked at yet are loaded first.
import { everyCard, list } from "./cards.js";
import { toast } from "./toasts.js";

const counted = (selector) => list().querySelectorAll(selector).length;

// A browser's own printing cannot wait, so the paper says how many cards are not on it.
addEventListener("beforeprint", () => {
  const line = document.getElementById("missing");
  if (!line) return;
  const here = counted(".card");
  const left = [...list().querySelectorAll(".chunk")].flatMap((one) => one.dataset.names.split(" ")).length;
  line.textContent = `${left} of ${here + left} items are not on this paper, for their cards had not been loaded. `
    + "“Print” on the page itself loads all first.";
});

export async function printed() {
  if (counted(".chunk")) toast("loading all cards for paper …");
  if (await everyCard()) print();
}
