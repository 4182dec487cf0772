// The memo on a document, above its text.
import { post, tried } from "./api.js";
import { seen } from "./frame.js";
import { toast } from "./toasts.js";

const box = () => document.getElementById("memos");

export function open() {
  box().open = true;
  const field = document.getElementById("memo-text");
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

// `after` has the page show what was kept.
export function start(alias, after) {
  const keep = async () => {
    const done = await tried(() => post("/api/memo", { name: alias, text: document.getElementById("memo-text").value, on: "document" }));
    if (!done) return;
    seen(done.version);
    toast(done.told);
    document.getElementById("memo-text").blur();
    await after();
    box().open = true;
    box().querySelector("summary").focus();
  };
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "memo-on") return;
    event.preventDefault();
    keep();
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.id !== "memo-text") return;
    if (event.key === "Enter" && event.ctrlKey) event.target.form.requestSubmit();
    if (event.key === "Escape") { box().open = false; box().querySelector("summary").focus(); }
  });
}
