// Forms inside of a card: correct the coding, write a memo, give a code, merge a factor.
import { get, part, post, tried } from "./api.js";
import { changed } from "./acts.js";
import { selected } from "./places.js";
import { toast } from "./toasts.js";

export const KEYS = {
  edit: ["e", "edit the coding"],
};
const OPEN = { edit };

export function open(kind, box, after) {
  const old = box.querySelector(".form");
  old?.remove();
  if (old?.dataset.kind === kind) return undefined;
  return tried(() => OPEN[kind](box, after));
}

function placed(box, form, kind) {
  form.dataset.kind = kind;
  form.classList.add("form");
  box.append(form);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    closed(box, form);
  });
  form.querySelector("[data-close]")?.addEventListener("click", () => closed(box, form));
  form.scrollIntoView({ block: "nearest" });
  form.querySelector("input,select,textarea,button")?.focus();
}

function closed(box, form) {
  form.remove();
  box.focus({ preventScroll: true });
}

async function edit(box, after) {
  const name = box.dataset.name;
  const body = await part(`/claims/${name}/form`);
  const form = body.querySelector("form");
  for (const field of form.elements) field.dataset.was = field.value;
  for (const button of form.querySelectorAll("[data-take]")) {
    button.hidden = !document.getElementById("text");
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => taken(form.elements[button.dataset.take]));
  }
  form.addEventListener("input", (event) => { delete event.target.dataset.place; });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const changes = differences(form);
    if (!Object.keys(changes).length) return closed(box, form);
    const done = await tried(() => changed(name, changes));
    if (!done) return undefined;
    toast(`${name} corrected`);
    return after(name, { ...done, verdict: true });
  });
  placed(box, form, "edit");
}

// The words selected in the text, with their place, so that it need not be guessed.
function taken(field) {
  const words = selected();
  if (!words) return toast("select the words in the text first");
  field.value = words.text;
  field.dataset.place = `${words.start}:${words.end}`;
  return field.focus();
}

function differences(form) {
  const found = {};
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === "checkbox") {
      if (field.checked !== field.defaultChecked) found[field.name] = field.checked;
      continue;
    }
    if (field.value === field.dataset.was && !field.dataset.place) continue;
    if (field.dataset.place) found[`${field.name.replace("_words", "")}_at`] = field.dataset.place;
    else found[field.name] = field.value;
  }
  return found;
}
