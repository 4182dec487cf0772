// A part of a page that takes a while: asked for once, and its fault told where it would stand.
export async function late(path) {
  let answer;
  try {
    answer = await fetch(path, { credentials: "same-origin", headers: { accept: "text/html" } });
  } catch {
    return { fault: "the server does not answer; start it again with: causerie serve" };
  }
  const body = new DOMParser().parseFromString(await answer.text(), "text/html").body;
  if (answer.ok) return { body };
  return { fault: body.querySelector("main .warn")?.textContent.trim() || body.textContent.trim() };
}

export function told(line, name = "warn") {
  const made = document.createElement("p");
  made.className = name;
  made.setAttribute("role", "status");
  made.textContent = line;
  return made;
}
