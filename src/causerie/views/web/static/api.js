// Talking to the server: JSON in and out; a fault is told in one line, as the server words it.
import { toast } from "./toasts.js";

export class Fault extends Error {}

// Where the server is gone, or the page is left while it answers, that is a fault like any other, not an error of ours.
export async function asked(path, options, read) {
  // Whom the page shows as deciding decides, whatever another window has set since.
  const person = document.getElementById("person")?.value.trim();
  if (person) options.headers["causerie-person"] = encodeURIComponent(person);
  try {
    const answer = await fetch(path, { credentials: "same-origin", ...options });
    return [answer, await read(answer)];
  } catch {
    throw new Fault("the server does not answer; start it again with: causerie serve");
  }
}

const words = (answer) => answer.text();
const said = (answer) => ((answer.headers.get("content-type") || "").includes("json") ? answer.json() : answer.text());

export async function call(method, path, body) {
  const options = { method, headers: { accept: "application/json" } };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.headers["content-type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  const [answer, data] = await asked(path, options, said);
  if (!answer.ok) throw new Fault(data.error || String(data).replace(/^causerie: /, "").trim());
  return data;
}

export const get = (path) => call("GET", path);
export const post = (path, body = {}) => call("POST", path, body);

// The part of a page that the server renders anew; its words were escaped there.
export async function part(path) {
  const [answer, page] = await asked(path, { headers: { accept: "text/html" } }, words);
  if (!answer.ok) throw Object.assign(new Fault("that part of the page could not be loaded; load the page again"), { status: answer.status });
  return new DOMParser().parseFromString(page, "text/html").body;
}

// Runs an act and tells its fault; the answer is undefined where there was one.
export async function tried(act) {
  try {
    return await act();
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    toast(fault.message, { fault: true });
    return undefined;
  }
}
