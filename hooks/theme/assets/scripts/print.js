/** Printing: the buttons that start it, and the folds that open for it. */

/** Makes the print buttons open the browser's print dialogue, and prints what is folded away. */
export function startPrinting() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }
  /** @type {Set<HTMLDetailsElement>} */
  const opened = new Set();
  addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folds = document.querySelectorAll(".document__body details:not([open])");
    for (const fold of folds) {
      fold.open = true;
      opened.add(fold);
    }
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
    opened.clear();
  });
}
