/** The list of columns, which narrow screens fold away behind a button. */

/** Makes the button unfold and fold the list it controls. */
export function startMenu() {
  for (const button of document.querySelectorAll("[data-menu]")) {
    button.addEventListener("click", () => {
      const isOpen = button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!isOpen));
    });
  }
}
