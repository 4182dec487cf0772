// A picture that can be moved: drag and arrows, wheel and keys, two fingers. One transform, on one group.
const LEAST = 0.03;
const MOST = 4;
const STEP = 60;
const FAR = 0.4;
const TINY = 0.25;
const PAD = 12;
const ABOVE = 16;
const NARROW = 700;
const READABLE = 0.7;
export const MOVED = 5;

export class Canvas {
  constructor(box) {
    this.box = box;
    this.svg = box.querySelector("svg");
    this.view = this.svg.querySelector(".cm-view");
    const [x, y, width, height] = this.svg.getAttribute("viewBox").split(" ").map(Number);
    this.frame = { x, y, width, height };
    this.svg.removeAttribute("viewBox");
    this.svg.removeAttribute("width");
    this.svg.removeAttribute("height");
    this.at = { x: 0, y: 0, k: 1 };
    this.pointers = new Map();
    this.moved = 0;
    this.waiting = false;
    this.fit();
    if (this.box.clientWidth < NARROW && this.at.k < READABLE) this.corner();
    this.listen();
  }

  apply() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      const { x, y, k } = this.at;
      this.view.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${k.toFixed(4)})`);
      this.svg.classList.toggle("far", k < FAR);
      this.svg.classList.toggle("tiny", k < TINY);
    });
  }

  fit() {
    const { clientWidth: width, clientHeight: height } = this.box;
    const k = Math.min((width - PAD) / this.frame.width, (height - PAD) / this.frame.height, 1.25);
    this.show(this.frame.x + this.frame.width / 2, this.frame.y + this.frame.height / 2, Math.max(k, LEAST));
    this.fitted = true;
  }

  // Where the whole is too small to read, its first part.
  corner() {
    this.at = { k: READABLE, x: PAD - READABLE * this.frame.x, y: PAD - READABLE * this.frame.y };
    this.apply();
  }

  // Brings a point of the picture to the middle.
  show(x, y, k = this.at.k) {
    this.at = { k, x: this.box.clientWidth / 2 - k * x, y: this.box.clientHeight / 2 - k * y };
    this.apply();
  }

  pan(dx, dy) {
    this.fitted = false;
    this.at = { ...this.at, x: this.at.x + dx, y: this.at.y + dy };
    this.apply();
  }

  // Zooms so that what lies under a point of the box stays there.
  zoom(times, x = this.box.clientWidth / 2, y = this.box.clientHeight / 2) {
    const k = Math.min(MOST, Math.max(LEAST, this.at.k * times));
    const by = k / this.at.k;
    this.fitted = false;
    this.at = { k, x: x - by * (x - this.at.x), y: y - by * (y - this.at.y) };
    this.apply();
  }

  // Where an element's box lies in the picture.
  place(element) {
    const own = element.querySelector("rect,circle,path:not(.cm-hit)").getBBox();
    return { x: own.x + own.width / 2, y: own.y + own.height / 2 };
  }

  // Writes a name, as of a loop, above some elements, where it covers no label; "" takes it away.
  badge(name, elements = []) {
    this.view.querySelector(".cm-loop")?.remove();
    if (!name || !elements.length) return;
    const spots = elements.map((one) => this.place(one));
    const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
    text.setAttribute("class", "cm-loop");
    text.setAttribute("x", spots.reduce((sum, one) => sum + one.x, 0) / spots.length);
    text.setAttribute("y", Math.min(...elements.map((one) => one.querySelector("rect").getBBox().y)) - ABOVE);
    text.textContent = name;
    this.view.append(text);
  }

  onScreen({ x, y }) {
    return { x: this.at.x + this.at.k * x, y: this.at.y + this.at.k * y };
  }

  // Moves as little as is needed for an element to be in view.
  reveal(element) {
    const { x, y } = this.onScreen(this.place(element));
    const [w, h] = [this.box.clientWidth, this.box.clientHeight];
    const [mx, my] = [Math.min(110, w / 4), Math.min(60, h / 4)];
    const dx = x < mx ? mx - x : x > w - mx ? w - mx - x : 0;
    const dy = y < my ? my - y : y > h - my ? h - my - y : 0;
    if (dx || dy) this.pan(dx, dy);
  }

  listen() {
    const box = this.box;
    box.addEventListener("wheel", (event) => {
      event.preventDefault();
      const frame = box.getBoundingClientRect();
      const unit = event.deltaMode === 1 ? 30 : 1;
      this.zoom(Math.exp(-event.deltaY * unit * (event.ctrlKey ? 0.01 : 0.0016)), event.clientX - frame.left, event.clientY - frame.top);
    }, { passive: false });
    box.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (this.pointers.size === 1) this.moved = 0;
    });
    window.addEventListener("pointermove", (event) => this.follow(event));
    for (const name of ["pointerup", "pointercancel"]) {
      window.addEventListener(name, (event) => {
        this.pointers.delete(event.pointerId);
        if (!this.pointers.size) box.classList.remove("moving");
      });
    }
  }

  follow(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before || !this.box.isConnected) return;
    const now = { x: event.clientX, y: event.clientY };
    if (this.pointers.size === 2) this.pinch(event.pointerId, before, now);
    this.pointers.set(event.pointerId, now);
    this.moved += Math.hypot(now.x - before.x, now.y - before.y);
    if (this.pointers.size !== 1 || this.held || this.moved < MOVED) return;
    this.box.classList.add("moving");
    this.pan(now.x - before.x, now.y - before.y);
  }

  pinch(id, before, now) {
    const [other] = [...this.pointers].filter(([one]) => one !== id).map(([, place]) => place);
    const frame = this.box.getBoundingClientRect();
    const length = (a) => Math.hypot(a.x - other.x, a.y - other.y) || 1;
    this.zoom(length(now) / length(before), (now.x + other.x) / 2 - frame.left, (now.y + other.y) / 2 - frame.top);
    this.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
  }

  // Arrows on the picture itself; true where the key was one of ours.
  arrow(key) {
    const [dx, dy] = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] }[key] || [0, 0];
    if (dx || dy) this.pan(dx, dy);
    return Boolean(dx || dy);
  }
}
