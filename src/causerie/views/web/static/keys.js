// Single keys, outside of text fields and never with Ctrl, Alt or Meta, so that no shortcut of the browser is taken.
const known = new Map();
const FIELDS = "input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=range]),textarea,select,[contenteditable]";

// What a link or button does by itself on these stays its own.
const OWN = new Set(["Enter", " "]);
const CONTROLS = "a,button,summary,label,input";
// Held down, a key may move or zoom; it never decides about several items that nobody saw.
const REPEATING = new Set(["j", "k", "n", "p", "+", "=", "-", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

// Names are those of KeyboardEvent.key; `says` stands in the sheet.
export function key(name, says, act) {
  known.set(name, { says, act });
}

// A line of the sheet for keys that something else listens to.
export function told(name, says) {
  known.set(name, { says });
}

// While a form is being fetched, what is typed waits for it: it is meant for the form, and decides nothing here.
let waiting = null;
export async function held(opening) {
  waiting = [];
  try {
    return await opening;
  } finally {
    const typed = waiting;
    waiting = null;
    const place = document.activeElement ?? document.body;
    if (place.closest(".form")) {
      for (const name of typed) place.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
    }
  }
}

function kept(event) {
  if (!waiting || event.ctrlKey || event.altKey || event.metaKey || event.key === "Tab") return false;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!event.repeat) waiting.push(event.key);
  return true;
}

function busy(event) {
  const target = event.target instanceof Element ? event.target : document.body;
  if (OWN.has(event.key) && target.closest(CONTROLS)) return true;
  return event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing
    || target.closest(FIELDS) || target.closest(".card .form") || document.querySelector("dialog[open]");
}

function sheet() {
  const dialog = document.getElementById("sheet");
  const rows = [...known].map(([name, { says }]) => {
    const row = document.createElement("tr");
    const cap = document.createElement("kbd");
    cap.textContent = name === " " ? "Space" : name;
    row.append(document.createElement("td"), document.createElement("td"));
    row.firstChild.append(cap);
    row.lastChild.append(says);
    return row;
  });
  dialog.querySelector("tbody").replaceChildren(...rows);
  dialog.showModal();
  dialog.querySelector("h2").focus();
  dialog.scrollTop = 0;
}

document.addEventListener("keydown", kept, { capture: true });
document.addEventListener("keydown", (event) => {
  // What was typed ahead for a form is the form's alone.
  if (!event.isTrusted || busy(event)) return;
  const found = known.get(event.key);
  if (!found?.act) return;
  event.preventDefault();
  if (!event.repeat || REPEATING.has(event.key)) found.act(event);
});

key("?", "this sheet", sheet);
