// The list of what waits, as far as it was asked for: where one is, what was decided, and what comes next.
export class List {
  constructor(place) {
    this.place = place;
    this.complete = place.children.length === 0;
  }

  entry(name) {
    return this.place.querySelector(`[data-entry="${CSS.escape(name ?? "")}"]`);
  }

  names() {
    return [...this.place.children].map((row) => row.dataset.entry);
  }

  listen(chosen) {
    this.place.addEventListener("click", (event) => {
      if (event.target.closest(".entry")) chosen(event.target.closest("li").dataset.entry);
    });
  }

  first() {
    return this.place.firstElementChild?.dataset.entry ?? null;
  }

  last() {
    return this.place.lastElementChild?.dataset.entry ?? null;
  }

  reason(name) {
    return this.entry(name)?.dataset.reason ?? "";
  }

  decided(name) {
    return this.entry(name)?.dataset.decided ?? "";
  }

  decide(name, told) {
    const row = this.entry(name);
    if (!row) return;
    row.dataset.decided = told;
    row.classList.toggle("decided", Boolean(told));
    row.classList.remove("refused");
    row.querySelector(".reason").textContent = told || row.dataset.reason;
  }

  // Its coding as it is now; the lines of other items stay as they came.
  recode(name, coding) {
    const words = this.entry(name)?.querySelector("bdi");
    if (words) words.textContent = coding;
  }

  waiting() {
    return [...this.place.children].filter((row) => !row.dataset.decided).length;
  }

  following(name) {
    return this.entry(name)?.nextElementSibling?.dataset.entry ?? null;
  }

  before(name) {
    return this.entry(name)?.previousElementSibling?.dataset.entry ?? null;
  }

  // The next one that nobody decided on; after the last one, the first.
  next(name) {
    const rows = [...this.place.children];
    const at = rows.indexOf(this.entry(name));
    const found = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))].find((row) => !row.dataset.decided);
    return found?.dataset.entry ?? null;
  }

  after(name, count) {
    const names = this.names();
    const at = names.indexOf(name);
    return names.slice(at + 1, at + 1 + count);
  }

  mark(name) {
    for (const row of this.place.querySelectorAll("[aria-current]")) row.removeAttribute("aria-current");
    const row = this.entry(name);
    row?.setAttribute("aria-current", "true");
    if (row) this.place.scrollTop += row.getBoundingClientRect().top - this.place.getBoundingClientRect().top - this.place.clientHeight / 3;
  }

  add(waiting) {
    const known = new Set(this.names());
    const fresh = waiting.filter((one) => !known.has(one.name));
    if (!fresh.length) this.complete = true;
    this.place.append(...fresh.map(row));
  }

  // An item that is looked at and waits nowhere, such as one whose decision was undone; whether it had to be added.
  ensure(name) {
    if (this.entry(name)) return false;
    this.place.prepend(row({ name, kind: "", coding: "", reason: "looked at again", undecided: false }));
    return true;
  }

  // What is looked at, decided or picked stays where it is; why it waits may have come to be known better.
  renew(waiting, keep) {
    for (const row_ of [...this.place.children]) {
      if (row_.dataset.entry !== keep && !row_.dataset.decided && !row_.querySelector(":checked")) row_.remove();
    }
    for (const { name, reason } of waiting) {
      const known = this.entry(name);
      if (!known) continue;
      known.dataset.reason = reason;
      if (!known.dataset.decided) known.querySelector(".reason").textContent = reason;
    }
    this.complete = false;
    this.add(waiting);
  }
}

function row(one) {
  const made = document.createElement("li");
  Object.assign(made.dataset, { entry: one.name, kind: one.kind, reason: one.reason });
  const pick = document.createElement("input");
  pick.type = "checkbox";
  pick.setAttribute("aria-label", `Select ${one.name}`);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "entry";
  const [alias, words, why] = [document.createElement("span"), document.createElement("bdi"), document.createElement("span")];
  [alias.className, alias.textContent] = ["alias", one.name];
  words.textContent = one.coding;
  [why.className, why.textContent] = ["soft reason", one.reason];
  button.append(alias, " ", words, why);
  made.append(pick, button);
  return made;
}
