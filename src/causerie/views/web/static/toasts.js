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

const KEPT = "causerie-told";

// Whether somebody wrote something here that loading the page again would take away.
function written() {
  const fields = document.querySelectorAll("main textarea,main input:not([type=checkbox],[type=radio],[type=file],[type=hidden])");
  return [...fields].some((field) => field.value !== field.defaultValue);
}

// The same as `anew`, but where that would lose what is being written the line is told here, and the page offered.
export function spared(line) {
  if (!written()) return anew(line);
  toast(line);
  document.getElementById("news").hidden = false;
  return undefined;
}

// Shows the page anew (or another), and tells the line there.
export function anew(line, address = "") {
  sessionStorage.setItem(KEPT, line);
  if (address) location.assign(address);
  else location.reload();
}

const before = sessionStorage.getItem(KEPT);
if (before) {
  sessionStorage.removeItem(KEPT);
  toast(before);
}
