// What any page may do with an item besides judging it: take its quote along, and keep it out of what is shared.
import { get, post, tried } from "./api.js";
import { toast } from "./toasts.js";

async function cited(name) {
  const found = await tried(() => get(`/api/claims/${encodeURIComponent(name)}/cite`));
  if (!found) return;
  try {
    await navigator.clipboard.writeText(found.text);
    toast(`copied: ${name} with speaker, date and place`);
  } catch {
    toast(found.text);
  }
}

// `acted` is called with the answer and what to say of it.
export function offer(acted) {
  document.addEventListener("click", async (event) => {
    const { cite, withhold } = event.target.closest("[data-cite],[data-withhold]")?.dataset ?? {};
    if (cite) await cited(cite);
    if (!withhold) return;
    const done = await tried(() => post("/api/withhold", { names: [withhold] }));
    if (done) acted(done, `withheld: ${done.told}`);
  });
}
