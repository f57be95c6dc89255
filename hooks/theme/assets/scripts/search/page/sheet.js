// The sheet in which the filters stand where the screen has no room for them beside the results.

import { part } from "./parts.js";

const SIDE_BY_SIDE = 38.4; // rem, 768 px unless the text is larger

/**
 * Keeps the form of filters beside the results on wide screens, and in the sheet on narrow ones.
 * @param {HTMLElement} finder
 * @param {HTMLFormElement} form
 * @param {() => void} onOpen called when the sheet is opened
 */
export function placeForm(finder, form, onOpen) {
  const side = part(finder, "side", HTMLElement);
  const sheet = part(finder, "sheet", HTMLDialogElement);
  const content = part(sheet, "sheet-content", HTMLElement);
  const opener = part(finder, "open-sheet", HTMLButtonElement);
  let isNarrow = isScreenNarrow();
  const place = () => {
    const focused = form.contains(document.activeElement) ? document.activeElement : null;
    finder.toggleAttribute("data-narrow", isNarrow);
    (isNarrow ? content : side).append(form);
    if (!isNarrow) sheet.close();
    // What moves loses the focus; what is in the sheet, which is closed, cannot have it.
    if (focused instanceof HTMLElement) (isNarrow ? opener : focused).focus({ preventScroll: true });
  };
  place();
  new ResizeObserver(() => {
    if (isScreenNarrow() === isNarrow) return;
    isNarrow = !isNarrow;
    place();
  }).observe(finder);
  opener.addEventListener("click", () => {
    sheet.showModal();
    onOpen();
  });
  part(sheet, "close-sheet", HTMLButtonElement).addEventListener("click", () => sheet.close());
  addEventListener("popstate", () => sheet.close()); // the way back, as phones have it, leads out
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });
}

/** Returns whether the screen has no room for filters beside results, at the size of text now chosen. */
function isScreenNarrow() {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return !matchMedia(`(min-width: ${SIDE_BY_SIDE * rem}px)`).matches;
}
