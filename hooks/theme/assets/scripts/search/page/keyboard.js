// The keyboard: "/" focuses the box, arrows move between the box and the results, Enter opens.

/**
 * @param {HTMLInputElement} box
 * @param {HTMLElement} results
 */
export function startKeyboard(box, results) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "/" && !isEditing(event.target)) {
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
