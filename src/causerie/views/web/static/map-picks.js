// What is selected in a picture: a link, a factor, or two. What belongs to it lights up, the rest steps back.
export class Picks {
  constructor(canvas, told) {
    this.canvas = canvas;
    this.told = told;
    this.factors = new Map();
    this.links = new Map();
    for (const element of canvas.svg.querySelectorAll("[data-factor]")) {
      this.factors.set(element.dataset.factor, { element, label: element.dataset.label, out: [], into: [] });
    }
    for (const element of canvas.svg.querySelectorAll("[data-link]")) this.take(element);
    this.chosen = [];
    this.first();
  }

  take(element) {
    const { cause, effect } = element.dataset;
    const name = `${cause}:${effect}`;
    const known = this.links.get(name);
    if (known) {
      known.mark = element;
      return;
    }
    const link = { name, cause, effect, element, mark: null };
    this.links.set(name, link);
    this.factors.get(cause).out.push(link);
    this.factors.get(effect).into.push(link);
  }

  // One element of the picture can be reached by Tab.
  first() {
    const first = this.factors.values().next().value;
    if (first) this.reachable(first.element);
  }

  reachable(element) {
    this.tabbed?.setAttribute("tabindex", "-1");
    this.tabbed = element;
    element.setAttribute("tabindex", "0");
  }

  byLabel(label) {
    const wanted = label.toLowerCase();
    return [...this.factors].find(([, one]) => one.label.toLowerCase() === wanted)?.[0];
  }

  get factor() {
    return this.chosen.length && this.factors.has(this.chosen.at(-1)) ? this.chosen.at(-1) : null;
  }

  elementOf(name) {
    return this.factors.get(name)?.element ?? this.links.get(name)?.element;
  }

  // Selects a factor or link by name; `more` adds a second factor to the first.
  pick(name, more = false) {
    const add = more && this.factors.has(name) && this.factor && this.factor !== name;
    this.chosen = add ? [this.factor, name] : [name];
    this.lightChosen();
    this.told(this.chosen, this);
  }

  clear() {
    this.chosen = [];
    this.light([]);
    this.told([], this);
  }

  lightChosen() {
    const links = this.chosen.flatMap((name) => {
      const factor = this.factors.get(name);
      return factor ? [...factor.out, ...factor.into] : [this.links.get(name)];
    });
    this.light(this.chosen.length === 2 ? [] : links.filter(Boolean).map((link) => link.name), this.chosen);
  }

  // Lights these links with their ends, and some factors; with nothing to light the whole picture is plain.
  // `badge` is written amid them.
  light(names, factors = [], badge = "") {
    const links = names.map((name) => this.links.get(name)).filter(Boolean);
    const ends = new Set([...links.flatMap((link) => [link.cause, link.effect]), ...factors]);
    this.canvas.svg.classList.toggle("lit", ends.size > 0);
    for (const old of this.canvas.svg.querySelectorAll(".on,.chosen")) {
      old.classList.remove("on", "chosen");
      if (old.hasAttribute("aria-pressed")) old.setAttribute("aria-pressed", "false");
    }
    for (const link of links) for (const one of [link.element, link.mark]) one?.classList.add("on");
    for (const name of ends) this.factors.get(name)?.element.classList.add("on");
    this.canvas.badge(badge, [...ends].map((name) => this.elementOf(name)).filter(Boolean));
    for (const name of this.chosen) {
      const element = this.elementOf(name);
      element?.classList.add("chosen");
      element?.setAttribute("aria-pressed", "true");
    }
  }

  focus(name) {
    const element = this.elementOf(name);
    if (!element) return;
    this.reachable(element);
    element.focus({ preventScroll: true });
    this.canvas.reveal(element);
  }

  // Where an arrow leads from what has the focus: along links right and left, up and down among those beside it.
  walk(key, from) {
    const link = this.links.get(`${from.dataset.cause}:${from.dataset.effect}`);
    if (link) {
      const siblings = this.factors.get(key === "ArrowUp" || key === "ArrowDown" ? this.along ?? link.cause : link.cause);
      if (key === "ArrowRight") return this.focus(link.effect);
      if (key === "ArrowLeft") return this.focus(link.cause);
      const beside = siblings.out.includes(link) ? siblings.out : siblings.into;
      return this.focus(this.next(beside.map((one) => one.name), link.name, key));
    }
    const name = from.dataset.factor;
    const factor = this.factors.get(name);
    if (!factor) return undefined;
    this.along = name;
    if (key === "ArrowRight" || key === "ArrowLeft") {
      const way = key === "ArrowRight" ? factor.out : factor.into;
      return way.length ? this.focus(way[0].name) : undefined;
    }
    return this.focus(this.next(this.order(), name, key));
  }

  next(names, name, key) {
    const step = key === "ArrowDown" ? 1 : -1;
    return names[(names.indexOf(name) + step + names.length) % names.length];
  }

  // Factors column by column, from top to bottom, as they stand.
  order() {
    this.ordered ??= [...this.factors].map(([name, one]) => ({ name, ...this.canvas.place(one.element) }))
      .sort((a, b) => a.x - b.x || a.y - b.y).map((one) => one.name);
    return this.ordered;
  }
}
