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

// The decision that took an item out is undone, whatever else was decided on it since.
export const RESTORE = { key: "z", says: "take the rejection of the selected item back", told: "no longer rejected" };

export async function restored(box) {
  const done = await post("/api/undo", { what: box.dataset.rejection });
  seen(done.version);
  return done;
}

const fits = (button, box) => (button.dataset.only ?? box.dataset.kind).split(" ").includes(box.dataset.kind)
  && (box.dataset.rejection ? "too" in button.dataset || button.dataset.act === "restore" : button.dataset.act !== "restore");

// The buttons of a card, with those that do not fit it left out; each says to a screen reader which item it is about.
export function buttons(box) {
  const made = document.getElementById("acts").content.cloneNode(true).firstElementChild;
  made.setAttribute("aria-label", `Decide on ${box.dataset.name}`);
  for (const button of [...made.querySelectorAll("[data-act]")]) {
    if (fits(button, box)) button.append(unseen(` ${box.dataset.name}`));
    else button.remove();
  }
  return made;
}

// Words for those who hear a page.
export function unseen(words) {
  const made = document.createElement("span");
  [made.className, made.textContent] = ["hidden", words];
  return made;
}
