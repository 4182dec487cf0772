// Forms in dialogs: sent on Enter or the button, closed when the act is done, faults told in the form itself.
import { Fault } from "./api.js";

export const fault = (line) => new Fault(line);
export const fields = (dialog) => dialog.querySelector("form");

function tell(dialog, line) {
  const place = dialog.querySelector("[data-fault]");
  place.textContent = line;
  place.hidden = !line;
}

// Opens a dialog; `act` gets its form, and may throw a Fault, which is told while the dialog stays open.
// `then` gets what it returned once the dialog is closed and the page behind it can take the focus.
export function opened(dialog, act, then = () => {}) {
  const form = fields(dialog);
  tell(dialog, "");
  form.onsubmit = async (event) => {
    event.preventDefault();
    const button = form.querySelector(".main");
    button.disabled = true;
    try {
      const answer = await act(form);
      dialog.close();
      await then(answer);
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem;
      tell(dialog, problem.message);
    } finally {
      button.disabled = false;
    }
  };
  for (const one of dialog.querySelectorAll("[data-close]")) one.onclick = () => dialog.close();
  dialog.showModal();
}
