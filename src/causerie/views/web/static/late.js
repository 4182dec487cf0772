// A part of a page that takes a while: asked for once, and its fault told where it would stand.
import { Fault, asked } from "./api.js";

export async function late(path) {
  try {
    const [answer, page] = await asked(path, { headers: { accept: "text/html" } }, (given) => given.text());
    const body = new DOMParser().parseFromString(page, "text/html").body;
    if (answer.ok) return { body };
    return { fault: body.querySelector("main .warn")?.textContent.trim() || body.textContent.trim() };
  } catch (fault) {
    if (fault instanceof Fault) return { fault: fault.message };
    throw fault;
  }
}

export function told(line, name = "warn") {
  const made = document.createElement("p");
  made.className = name;
  made.setAttribute("role", "status");
  made.textContent = line;
  return made;
}
