/** Makes the print buttons open the browser's print dialogue. */
export function startPrinting() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }
}
