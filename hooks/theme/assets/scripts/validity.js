/**
 * Validity computed again for the reader's day, since a static page goes stale on the day a
 * document lapses. The rule itself is in search/validity.js, the twin of validity.py.
 */

import { STATES, dayInChina, stateOn } from "./search/validity.js";

/** The states that a date brings about, and the date that does. */
const DATED = Object.freeze({ repealed: "repealed", lapsed: "expires", future: "effective" });

/**
 * Returns what the page says about a document in the form that the rule takes.
 *
 * A state that a date brought about by the day of the build is not the one the document has
 * otherwise: that is 已修改 where another document amends it, else 有效.
 *
 * @param {DOMStringMap} data of an element with data-state
 * @returns {import("./search/validity.js").Facts<string>}
 */
function factsOf(data) {
  const { state = "", effective = "", expires = "", repealed = "" } = data;
  const date = /** @type {Record<string, string>} */ (DATED)[state];
  const undated = date && data[date] ? "in-force" : state;
  const otherwise = data.amended !== undefined && undated === "in-force" ? "amended" : undated;
  return [effective, expires, repealed, otherwise];
}

/**
 * Shows the state on a label, or the notice of that state among those prepared.
 *
 * @param {HTMLElement} element
 * @param {string} state
 */
function show(element, state) {
  element.dataset.state = state;
  const notices = /** @type {NodeListOf<HTMLElement>} */ (
    element.querySelectorAll("[data-notice]")
  );
  for (const notice of notices) {
    notice.hidden = notice.dataset.notice !== state;
  }
  if (notices.length === 0) {
    element.textContent = STATES[state] ?? state;
  }
  if (element instanceof HTMLAnchorElement && element.dataset.listing !== undefined) {
    // Not the listing of the new state, which a build before that day need not have made.
    element.href = element.dataset.listing;
  }
}

/** Brings every state on the page up to the reader's day. */
export function startValidity() {
  const day = dayInChina(new Date());
  const elements = /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-state]")
  );
  for (const element of elements) {
    const state = stateOn(factsOf(element.dataset), day);
    if (state !== element.dataset.state) {
      show(element, state);
    }
  }
}
