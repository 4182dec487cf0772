// Deciding about factors: dialogs that send one act each, with undo in the line that tells it.
import { post, tried } from "./api.js";
import { opened } from "./dialogs.js";
import { changed, seen } from "./frame.js";
import { toast } from "./toasts.js";

const by = (id) => document.getElementById(id);

// Sends an act, tells it, and has the picture drawn anew.
async function send(name, body, after) {
  const done = await post(`/api/${name}`, body);
  seen(done.version);
  toast(done.told, { act: () => changed("undo", "undone"), label: "Undo" });
  after(done);
}

function offer(place, labels, take) {
  place.replaceChildren(...labels.map((label) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = label;
    button.addEventListener("click", () => take(label));
    return button;
  }));
}

// `into` is the label that the whole gets unless another is typed.
export function merge(first, second, near, after, into = first) {
  const form = by("merge").querySelector("form");
  form.reset();
  by("merge-first").textContent = first;
  const choices = () => {
    by("merge-labels").replaceChildren(...[first, form.second.value].filter(Boolean).map((label) => new Option(label, label)));
    if (!form.into.value) form.into.value = into;
  };
  form.second.value = second || "";
  form.second.onchange = choices;
  offer(by("merge-near"), second ? [] : near.map((one) => one.label), (label) => {
    form.second.value = label;
    form.turned.checked = near.find((one) => one.label === label).turned;
    choices();
  });
  form.turned.onchange = () => { form.into.disabled = form.turned.checked; };
  form.into.disabled = false;
  choices();
  opened(by("merge"), () => {
    const reason = form.reason.value;
    if (form.turned.checked) return send("opposite", { label: first, other: form.second.value, reason }, after);
    return send("merge", { labels: [first, form.second.value], into: form.into.value, reason }, after);
  });
  (second ? form.into : form.second).focus();
}

export function rename(label, after) {
  const form = by("rename").querySelector("form");
  form.reset();
  form.elements.name.value = label;
  opened(by("rename"), () => send("rename", { label, name: form.elements.name.value, reason: form.reason.value }, after));
  form.elements.name.select();
}

export function split(label, wordings, after) {
  const form = by("split").querySelector("form");
  form.reset();
  by("split-parts").replaceChildren(...wordings.map((one) => {
    const line = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = one.parts;
    box.addEventListener("change", () => { if (box.checked && !form.into.value) form.into.value = one.text; });
    line.append(box, ` ${one.text}`);
    return line;
  }));
  opened(by("split"), () => {
    const parts = [...form.querySelectorAll("[type=checkbox]:checked")].flatMap((box) => box.value.split(" "));
    return send("split", { label, parts, into: form.into.value || null, reason: form.reason.value }, after);
  });
}

export const retype = (label, kind, after) => tried(() => send("type", { label, kind }, after));
export const memo = (label, text, after) => tried(() => send("memo", { name: label, text, on: "factor" }, after));
export const refuse = (one, after) => tried(() => send("refuse", { label: one.a, other: one.b }, after));
export const accept = (one, after) => tried(() => (one.turned
  ? send("opposite", { label: one.a, other: one.b }, after)
  : send("merge", { labels: [one.a, one.b] }, after)));
export const judge = (act, name, after) => tried(() => send(act, { names: [name] }, after));
