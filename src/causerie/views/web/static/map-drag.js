// Dragging one factor on another: a copy of its label follows the pointer, what it lies on is marked.
import { MOVED } from "./map-canvas.js";

export function draggable(canvas, dropped) {
  let held = null;

  function under(event) {
    const found = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-factor]");
    return found && found !== held.element && canvas.svg.contains(found) ? found : null;
  }

  function mark(element) {
    if (held.over === element) return;
    held.over?.classList.remove("target");
    element?.classList.add("target");
    held.over = element;
  }

  function begin() {
    held.ghost = document.createElement("div");
    held.ghost.className = "ghost";
    held.ghost.textContent = held.element.dataset.label;
    document.body.append(held.ghost);
    held.element.classList.add("dragged");
  }

  function end() {
    held.ghost?.remove();
    held.element.classList.remove("dragged");
    held.over?.classList.remove("target");
    canvas.held = false;
    held = null;
  }

  canvas.svg.addEventListener("pointerdown", (event) => {
    const element = event.target.closest("[data-factor]");
    if (!element || event.button || canvas.pointers.size > 1) return;
    held = { element, x: event.clientX, y: event.clientY, id: event.pointerId, ghost: null, over: null };
    canvas.held = true;
  });
  window.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.id) return;
    if (canvas.pointers.size > 1) return end();
    if (!held.ghost && Math.hypot(event.clientX - held.x, event.clientY - held.y) < 2 * MOVED) return;
    if (!held.ghost) begin();
    held.ghost.style.transform = `translate(${event.clientX + 12}px, ${event.clientY + 8}px)`;
    mark(under(event));
  });
  window.addEventListener("pointerup", (event) => {
    if (!held || event.pointerId !== held.id) return;
    const [first, second] = [held.element.dataset.label, held.over?.dataset.label];
    end();
    if (second !== undefined) dropped(first, second);
  });
  window.addEventListener("pointercancel", () => { if (held) end(); });
  window.addEventListener("keydown", (event) => { if (held && event.key === "Escape") end(); });
}
