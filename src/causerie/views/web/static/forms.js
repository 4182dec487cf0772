// Forms inside of a card: correct the coding, write a memo, give a code, merge a factor.
import { get, part, post, tried } from "./api.js";
import { changed, unseen } from "./acts.js";
import { seen } from "./frame.js";
import { held } from "./keys.js";
import { light, selected } from "./places.js";
import { toast } from "./toasts.js";

export const KEYS = {
  edit: ["e", "edit the coding"],
  merge: ["m", "merge a factor of it with another"],
  tag: ["t", "give it a code, then the code's key"],
  memo: ["w", "write a memo on it"],
};
const OPEN = { edit, merge, tag, memo };

export function open(kind, box, after) {
  const old = box.querySelector(".form");
  old?.remove();
  if (old?.dataset.kind === kind) return undefined;
  return held(tried(() => OPEN[kind](box, after)));
}

// Words that were selected when a form came: a field that takes the focus takes the selection with it.
let before = null;

function placed(box, form, kind) {
  before = selected();
  if (before) light("taken", [[before.start, before.end]]);
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
  // Whoever is selecting words just now goes on selecting.
  if (!document.querySelector("#text:active")) form.querySelector("input,select,textarea,button")?.focus();
}

function left() {
  before = null;
  light("taken", []);
}

function closed(box, form) {
  left();
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
  const words = selected() ?? before;
  if (!words) return toast("select the words in the text first");
  left();
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

function made(tag_, { words = "", name = "", type = "" } = {}) {
  const box = document.createElement(tag_);
  if (words) box.textContent = words;
  if (name) box.className = name;
  if (type) box.type = type;
  return box;
}

// `about` is heard, not seen: which item it is that is kept or left.
function foot(says, about) {
  const row = made("p", { name: "row" });
  const close = made("button", { words: "Leave it", name: "quiet", type: "button" });
  const keep = made("button", { words: says, name: "main" });
  close.dataset.close = "";
  close.append(unseen(`, ${about}`));
  keep.append(unseen(` ${about}`));
  row.append(keep, close);
  return row;
}

function memo(box, after) {
  const name = box.dataset.name;
  const form = made("form");
  const label = made("label", { words: `Your memo on ${name}` });
  const field = made("textarea");
  [label.htmlFor, field.id, field.rows, field.maxLength] = [`${name}-memo`, `${name}-memo`, 3, 20000];
  field.value = [...box.querySelectorAll(".memo")].find((one) => one.dataset.person === document.getElementById("person").value)?.dataset.words ?? "";
  form.append(label, field, foot("Keep", `the memo on ${name}`));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const done = await tried(() => post("/api/memo", { name, text: field.value, on: "item" }));
    if (done) await told(name, done, after);
  });
  field.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.ctrlKey) form.requestSubmit(); });
  placed(box, form, "memo");
}

async function told(name, done, after) {
  seen(done.version);
  toast(done.told);
  await after(name, done);
}

// The codes with their keys: one key gives the code, or takes it away again.
async function tag(box, after) {
  const name = box.dataset.name;
  const { codes } = await get("/api/codebook");
  const has = new Set([...box.querySelectorAll(".chip.tag")].map((chip) => chip.textContent));
  const form = made("form");
  form.addEventListener("submit", (event) => event.preventDefault());
  const list = made("ul", { name: "picks" });
  const give = async (code) => {
    const done = await tried(() => post("/api/tag", { names: [name], code: code.name, on: !has.has(code.name) }));
    if (done) await told(name, done, after);
  };
  for (const code of codes) {
    const [row, button] = [made("li"), made("button", { type: "button" })];
    if (code.key) button.append(made("kbd", { words: code.key }), " ");
    button.append(code.path.join(" / "));
    button.setAttribute("aria-pressed", String(has.has(code.name)));
    button.addEventListener("click", () => give(code));
    row.append(button);
    list.append(row);
  }
  form.append(list);
  const fresh = made("input");
  fresh.placeholder = codes.length ? "a new code" : "your first code: a theme, a doubt";
  [fresh.maxLength, fresh.autocomplete] = [200, "off"];
  fresh.setAttribute("aria-label", "A new code for it");
  form.addEventListener("submit", async () => {
    const code = { name: fresh.value.trim() };
    if (code.name && await tried(() => post("/api/codebook", code))) await give(code);
  });
  form.append(fresh, " ");
  const all = made("a", { words: "Codebook" });
  all.href = "/codebook";
  form.append(all);
  form.addEventListener("keydown", (event) => {
    const code = event.target !== fresh && codes.find((one) => one.key && one.key === event.key);
    if (!code || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    give(code);
  });
  placed(box, form, "tag");
}

// One of the claim's own factors, and what it may be the same as: what is suggested first, then all by their words.
async function merge(box, after) {
  const name = box.dataset.name;
  const waiting = made("p", { words: "Looking at the map …", name: "form soft" });
  box.append(waiting);
  const found = await get(`/api/claims/${name}/factors`).finally(() => waiting.remove());
  const form = made("form");
  const own = choice(form, name, "Factor", found.factors.map((one) => one.label));
  const other = made("input");
  const label = made("label", { words: "is the same as" });
  [label.htmlFor, other.id, other.autocomplete] = [`${name}-other`, `${name}-other`, "off"];
  const list = made("ul", { name: "picks" });
  const fields = made("div", { name: "fields" });
  fields.append(own.label, own.select, label, other, list);
  form.append(fields, foot("Merge", `a factor of ${name}`));
  const show = () => {
    const factor = found.factors.find((one) => one.label === own.select.value);
    const words = other.value.trim().toLowerCase();
    const near = words ? found.labels.filter((one) => one !== factor.label && one.toLowerCase().includes(words)) : factor.near;
    list.replaceChildren(...near.slice(0, 30).map((one) => {
      const [row, button] = [made("li"), made("button", { type: "button", words: one })];
      button.addEventListener("click", () => { other.value = one; form.requestSubmit(); });
      row.append(button);
      return row;
    }));
  };
  own.select.addEventListener("change", show);
  other.addEventListener("input", show);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const done = await tried(() => post("/api/merge", { labels: [own.select.value, other.value.trim()] }));
    if (done) await told(name, done, after);
  });
  show();
  placed(box, form, "merge");
  other.focus();
}

function choice(form, name, words, values) {
  const [label, select] = [made("label", { words }), made("select")];
  [label.htmlFor, select.id] = [`${name}-own`, `${name}-own`];
  select.append(...values.map((one) => new Option(one, one)));
  return { label, select };
}
