// Deciding on several at once. The server refuses causal claims whose sign is undecided, and says which.
import { Fault, post } from "./api.js";
import { seen } from "./frame.js";
import { key } from "./keys.js";
import { toast } from "./toasts.js";

const strip = document.getElementById("bulk");
const refused = document.getElementById("refused");
let list = null;
let page = null;

const picked = () => [...list.place.querySelectorAll("li:has(:checked)")].map((row) => row.dataset.entry);

function told() {
  const count = picked().length;
  strip.hidden = !count;
  document.getElementById("picked").textContent = `${count} selected`;
  if (!count) refused.hidden = true;
}

function none() {
  for (const pick of list.place.querySelectorAll(":checked")) pick.checked = false;
  told();
}

async function all(act) {
  const names = picked();
  if (!names.length) return toast("select items in the list first: x selects the one in the middle");
  for (const row of list.place.querySelectorAll(".refused")) row.classList.remove("refused");
  try {
    const done = await post(`/api/${act}`, { names });
    seen(done.version);
    refused.hidden = true;
    for (const name of names) page.settled(name, act);
    none();
    toast(`${names.length} ${act}ed`);
    return page.then();
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    refused.textContent = fault.message;
    refused.hidden = false;
    for (const name of fault.message.match(/\b[A-Z]\d+\b/g) ?? []) list.entry(name)?.classList.add("refused");
    return undefined;
  }
}

export function start(own, acts) {
  [list, page] = [own, acts];
  list.place.addEventListener("change", told);
  strip.addEventListener("click", (event) => {
    const act = event.target.dataset.bulk;
    if (act === "none") none();
    else if (act) all(act);
  });
  key("x", "select this one, for acts on several", () => {
    const pick = list.place.querySelector("[aria-current] input");
    if (!pick) return;
    pick.checked = !pick.checked;
    told();
  });
  key("A", "accept all that are selected", () => all("accept"));
  key("R", "reject all that are selected", () => all("reject"));
}
