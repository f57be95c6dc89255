/**
 * The reader's choices: dark or light, elder mode, text size. They are kept in this browser only;
 * early.js applies them on the next page before it is painted.
 */

import { keep } from "./storage.js";

const root = document.documentElement;

/** @returns {boolean} whether the page is shown dark, by choice or by the system's setting */
function isDark() {
  const chosen = root.dataset.scheme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** @param {Element} button */
function startScheme(button) {
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    const scheme = isDark() ? "light" : "dark";
    root.dataset.scheme = scheme;
    keep("disclosure-scheme", scheme);
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
}

/** @param {Element} button */
function startElder(button) {
  const show = () => button.setAttribute("aria-pressed", String("elder" in root.dataset));
  button.addEventListener("click", () => {
    if ("elder" in root.dataset) {
      delete root.dataset.elder;
      keep("disclosure-elder", null);
    } else {
      root.dataset.elder = "";
      keep("disclosure-elder", "");
    }
    show();
  });
  show();
}

/** @param {HTMLElement[]} buttons one for each size, named by data-text-size */
function startTextSize(buttons) {
  const show = () => {
    const size = root.dataset.textSize ?? "medium";
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.textSize === size));
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const size = button.dataset.textSize ?? "medium";
      root.dataset.textSize = size;
      keep("disclosure-text-size", size);
      show();
    });
  }
  show();
}

/** Makes the buttons for the reader's choices work. */
export function startPreferences() {
  for (const button of document.querySelectorAll("[data-preference=scheme]")) {
    startScheme(button);
  }
  for (const button of document.querySelectorAll("[data-preference=elder]")) {
    startElder(button);
  }
  startTextSize([
    .../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("button[data-text-size]")),
  ]);
}
