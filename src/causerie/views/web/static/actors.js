// Actors: move through the list by key; forget a speaker, asked twice.
import { post, tried } from "./api.js";
import { toWords } from "./filters.js";
import { key } from "./keys.js";
import { anew } from "./toasts.js";

const links = [...document.querySelectorAll("[data-actor]")];
function step(by) {
  if (!links.length) return;
  const held = links.indexOf(document.activeElement);
  const at = held >= 0 ? held : links.findIndex((one) => one.hasAttribute("aria-current"));
  links[Math.max(0, Math.min(links.length - 1, at + by))].focus();
}
key("j", "next actor (Enter shows them)", () => step(1));
key("k", "previous actor", () => step(-1));
key("/", "look for a name", toWords);

const dialog = document.getElementById("forget");
document.getElementById("forget-them")?.addEventListener("click", (event) => {
  const { name } = event.currentTarget.dataset;
  document.getElementById("forget-who").textContent = name;
  dialog.returnValue = "";
  dialog.onclose = async () => {
    if (dialog.returnValue !== "forget") return;
    const gone = await tried(() => post("/api/forget", { name, kind: "speaker" }));
    if (gone) anew(`forgotten: ${gone.told}`, "/actors");
  };
  dialog.showModal();
});
