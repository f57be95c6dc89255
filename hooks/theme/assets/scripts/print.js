/** Printing: the buttons that start it, and the folds that open for it. */

/** Makes the print buttons open the browser's print dialogue, and prints what is folded away. */
export function startPrinting() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }
  /** @type {NodeListOf<HTMLDetailsElement>} */
  let folds;
  addEventListener("beforeprint", () => {
    folds = document.querySelectorAll(".document__body details:not([open])");
    folds.forEach((fold) => (fold.open = true));
  });
  addEventListener("afterprint", () => folds.forEach((fold) => (fold.open = false)));
}
