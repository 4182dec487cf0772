// The filters of a list: sent when a choice is made, without empty fields; folded on a narrow screen until wanted.
const form = document.getElementById("filters");
const fold = form?.closest("details");
const NARROW = "(max-width: 44rem)";

if (fold && matchMedia(NARROW).matches && !fold.dataset.used) fold.open = false;
form?.addEventListener("submit", () => {
  for (const one of form.elements) if (one.name && !one.value) one.disabled = true;
});
for (const one of form?.querySelectorAll("[data-auto]") || []) one.addEventListener("change", () => form.requestSubmit());
// A page that comes back from the browser's memory has its fields again.
addEventListener("pageshow", () => {
  for (const one of form?.elements || []) one.disabled = false;
});

export function toWords() {
  if (fold) fold.open = true;
  document.getElementById("words")?.focus();
}
