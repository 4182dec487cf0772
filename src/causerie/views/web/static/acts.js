// What can be done with one item, the same on every page that shows it: each act is one call of the server.
import { post } from "./api.js";
import { seen } from "./frame.js";

const claim = (name, act) => `/api/claims/${encodeURIComponent(name)}/${act}`;

export const ACTS = {
  accept: { key: "a", says: "accept: the coding is right (never: the claim is true)", told: "accepted", send: (name) => post("/api/accept", { names: [name] }) },
  reject: { key: "r", says: "reject: the coding is wrong", told: "rejected", send: (name) => post("/api/reject", { names: [name] }) },
  flip: { key: "f", says: "flip the sign", told: "sign flipped", send: (name) => post(claim(name, "flip")) },
  swap: { key: "s", says: "swap cause and effect", told: "cause and effect swapped", send: (name) => post(claim(name, "swap")) },
};

// Sends an act; what it came to is known to this page and needs no telling.
export async function sent(act, name) {
  const done = await ACTS[act].send(name);
  seen(done.version);
  return done;
}

export async function changed(name, changes) {
  const done = await post(claim(name, "edit"), changes);
  seen(done.version);
  return done;
}

// The buttons of a card, with those that do not fit its kind left out.
export function buttons(kind) {
  const made = document.getElementById("acts").content.cloneNode(true).firstElementChild;
  for (const button of [...made.querySelectorAll("[data-only]")]) {
    if (!button.dataset.only.split(" ").includes(kind)) button.remove();
  }
  return made;
}
