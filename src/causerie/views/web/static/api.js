// Talking to the server: JSON in and out; a fault is told in one line, as the server words it.
import { toast } from "./toasts.js";

export class Fault extends Error {}

export async function call(method, path, body) {
  const options = { method, headers: { accept: "application/json" }, credentials: "same-origin" };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.headers["content-type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Fault("the server does not answer; start it again with: causerie serve");
  }
  const type = answer.headers.get("content-type") || "";
  const data = type.includes("json") ? await answer.json() : await answer.text();
  if (!answer.ok) throw new Fault(data.error || String(data).replace(/^causerie: /, "").trim());
  return data;
}

export const get = (path) => call("GET", path);
export const post = (path, body = {}) => call("POST", path, body);

// The part of a page that the server renders anew; its words were escaped there.
export async function part(path) {
  const answer = await fetch(path, { credentials: "same-origin", headers: { accept: "text/html" } });
  if (!answer.ok) throw new Fault("that part of the page could not be loaded; load the page again");
  return new DOMParser().parseFromString(await answer.text(), "text/html").body;
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
