// Compare and linchpins: their content may come late, follows what others decide, and claims are judged in place.
import { post, tried } from "./api.js";
import { changed, seen } from "./frame.js";
import { key } from "./keys.js";
import { late, told } from "./late.js";
import { toast } from "./toasts.js";

const place = document.getElementById("part");
document.body.dataset.live = "1";

function begin() {
  const form = document.getElementById("sides");
  if (!form) return;
  form.querySelector("button:not([data-keep])")?.setAttribute("hidden", "");
  for (const select of form.querySelectorAll("select")) select.addEventListener("change", () => form.requestSubmit());
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (value === "" || (name === "reviewed" && value === "any")) event.formData.delete(name);
  });
}

// What was opened or closed by hand stays so: parts are known by their order.
const states = () => [...place.querySelectorAll("details")].map((one) => one.open);

async function refresh() {
  const found = await late(place.dataset.part);
  if (found.fault) {
    place.replaceChildren(told(found.fault));
    return;
  }
  const [open, top] = [states(), window.scrollY];
  place.replaceChildren(...found.body.childNodes);
  const now = [...place.querySelectorAll("details")];
  if (now.length === open.length) now.forEach((one, at) => { one.open = open[at]; });
  window.scrollTo(0, top);
  begin();
}

async function judge(act, name) {
  const done = await tried(() => post(`/api/${act}`, { names: [name] }));
  if (!done) return;
  seen(done.version);
  toast(`${act}ed: ${done.told}`, { act: () => changed("undo", "undone"), label: "Undo" });
  refresh();
}

place.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button) judge(button.dataset.act, button.closest(".claim").dataset.name);
});
document.addEventListener("causerie:changed", (event) => {
  event.preventDefault();
  refresh();
});
document.addEventListener("causerie:acted", refresh);

// A link of a picture leads to its claims, which may be folded.
place.addEventListener("click", (event) => {
  const target = document.getElementById(event.target.closest("a[href^='#p']")?.getAttribute("href").slice(1) ?? "");
  const told = target?.closest("details");
  if (!told) return;
  event.preventDefault();
  told.open = true;
  told.scrollIntoView({ block: "nearest" });
  told.querySelector("summary").focus();
});

const claims = () => [...place.querySelectorAll(".claim")].filter((one) => one.checkVisibility());
const here = () => document.activeElement.closest(".claim");
function go(step) {
  const all = claims();
  const at = all.indexOf(here());
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
key("j", "next claim", () => go(1));
key("k", "claim before", () => go(-1));
key("a", "accept the claim in focus", () => here()?.querySelector("[data-act=accept]")?.click());
key("r", "reject the claim in focus", () => here()?.querySelector("[data-act=reject]")?.click());

begin();
if (place.dataset.late) await refresh();
