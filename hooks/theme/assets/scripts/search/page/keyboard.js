// The keyboard: "/" focuses the box, arrows move between the box and the results, Enter opens.

import { keep, kept } from "../../storage.js";

const SHORTCUT_KEY = "disclosure-shortcut";
const OFF = "off";

/**
 * Begins to listen to the keyboard. Whoever speaks to the device must be able to turn a key off
 * that works everywhere (WCAG 2.1.4).
 * @param {HTMLInputElement} box
 * @param {HTMLElement} results
 * @param {HTMLInputElement} choice whether "/" focuses the box
 */
export function startKeyboard(box, results, choice) {
  choice.checked = kept(SHORTCUT_KEY) !== OFF;
  choice.addEventListener("change", () => keep(SHORTCUT_KEY, choice.checked ? null : OFF));
  const isWanted = () => choice.checked && choice.offsetParent !== null; // a phone has no room for the choice
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "/" && isWanted() && !isEditing(event.target)) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = neighbour(box, results, event.target, event.key === "ArrowDown" ? 1 : -1);
      if (!next) return;
      event.preventDefault();
      next.focus();
    }
  });
}

/**
 * Returns what to focus next; null where arrows mean something else.
 * @param {HTMLInputElement} box
 * @param {HTMLElement} results
 * @param {EventTarget | null} from
 * @param {1 | -1} step
 * @returns {HTMLElement | null}
 */
function neighbour(box, results, from, step) {
  /** @type {HTMLElement[]} */
  const stops = [box, ...results.querySelectorAll("a")];
  const at = stops.indexOf(/** @type {HTMLElement} */ (from));
  return at < 0 ? null : (stops[at + step] ?? null);
}

/** @param {EventTarget | null} target */
function isEditing(target) {
  if (target instanceof HTMLInputElement) return !["checkbox", "radio"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
