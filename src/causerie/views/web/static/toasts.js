// Short lines at the foot of the page, read out by screen readers; one may carry an act such as Undo.
const LASTS = 6000;

export function toast(line, { fault = false, act = null, label = "" } = {}) {
  const place = document.getElementById("toasts");
  const box = document.createElement("div");
  box.className = fault ? "toast fault" : "toast";
  box.append(line);
  if (act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => { box.remove(); act(); });
    box.append(" ", button);
  }
  place.replaceChildren(box);
  setTimeout(() => box.remove(), fault ? 2 * LASTS : LASTS);
}
