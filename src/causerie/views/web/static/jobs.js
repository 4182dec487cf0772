// Long work: a box with its progress, a way to stop it, and what failed with its reason.
import { get, post, tried } from "./api.js";

const EVERY = 400;
const OVER = new Set(["done", "failed", "cancelled"]);

export function over(job) {
  return OVER.has(job.state);
}

export async function finished(id, tell = () => {}) {
  for (;;) {
    const job = await get(`/api/jobs/${id}`);
    tell(job);
    if (over(job)) return job;
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}

function line(tag, text, name) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
}

export function box(job) {
  const made = document.createElement("div");
  made.className = `job ${job.state}`;
  made.dataset.job = job.id;
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", job.title);
  if (job.total) [bar.max, bar.value] = [job.total, job.done];
  const count = job.total > 1 && !over(job) ? `${job.done} of ${job.total} done; now ` : "";
  made.append(line("strong", job.title), " ", line("span", count + (job.error || job.line || job.state), "soft"));
  if (!over(job)) {
    const stop = line("button", "Cancel", "quiet");
    stop.type = "button";
    stop.addEventListener("click", () => tried(() => post(`/api/jobs/${job.id}/cancel`)));
    made.append(" ", stop, bar);
  }
  if (over(job) && (job.error || job.failures.length)) {
    const away = line("button", "Put away", "quiet");
    away.type = "button";
    away.setAttribute("aria-label", `Put away: ${job.title}`);
    away.addEventListener("click", async () => {
      if (await tried(() => post(`/api/jobs/${job.id}/dismiss`))) made.remove();
    });
    made.append(" ", away);
  }
  if (job.file) {
    const save = line("a", `Save ${job.file}`);
    save.href = `/api/jobs/${job.id}/file`;
    save.download = job.file;
    made.append(" ", save);
  }
  if (job.failures.length) {
    const list = document.createElement("ul");
    list.append(...job.failures.map((one) => line("li", `${one.source}: ${one.error}`)));
    made.append(list);
  }
  return made;
}
