/** What narrow screens fold away behind a button: the list of columns, the metadata of an item. */

/** Makes the buttons unfold and fold what they control. */
export function startUnfolding() {
  for (const button of document.querySelectorAll("[data-unfold]")) {
    button.addEventListener("click", () => {
      const isOpen = button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!isOpen));
    });
  }
}
