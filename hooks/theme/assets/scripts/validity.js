/**
 * Validity computed again for the reader's day, since a static page goes stale on the day a
 * document lapses. The rule is the twin of `state_on` in hooks/disclosure/items/validity.py.
 */

/** @type {Readonly<Record<string, string>>} */
const LABELS = Object.freeze({
  "in-force": "有效",
  future: "尚未施行",
  amended: "已修改",
  lapsed: "失效",
  repealed: "废止",
  "not-applicable": "不适用",
});

/**
 * @typedef {object} Dates what the page says about a document, dates as YYYY-MM-DD
 * @property {string} state the state on the day of the build
 * @property {string} [effective]
 * @property {string} [expires]
 * @property {string} [repealed]
 * @property {string} [amended] present when another document amends this one
 */

/**
 * Returns the state on the day: repeal outweighs lapse, lapse a future start, that amendment.
 *
 * @param {Dates} dates
 * @param {string} day YYYY-MM-DD
 * @returns {string}
 */
export function stateOn(dates, day) {
  const { state, effective, expires, repealed, amended } = dates;
  if (repealed ? repealed <= day : state === "repealed") {
    return "repealed";
  }
  if (expires && expires < day) {
    return "lapsed";
  }
  if (effective && effective > day) {
    return "future";
  }
  if (amended !== undefined) {
    return "amended";
  }
  const wasDated =
    (state === "repealed" && repealed) ||
    (state === "lapsed" && expires) ||
    (state === "future" && effective);
  return wasDated ? "in-force" : state;
}

/**
 * Returns the day in China, where the documents are in force, whatever the reader's time zone.
 *
 * @param {Date} now
 * @returns {string} YYYY-MM-DD
 */
export function dayInChina(now) {
  return new Date(now.getTime() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/**
 * Shows the state on a label, or the notice of that state among those prepared.
 *
 * @param {HTMLElement} element
 * @param {string} state
 */
function show(element, state) {
  element.dataset.state = state;
  const notices = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-notice]"));
  for (const notice of notices) {
    notice.hidden = notice.dataset.notice !== state;
  }
  if (notices.length === 0) {
    element.textContent = LABELS[state] ?? state;
  }
  if (element instanceof HTMLAnchorElement && element.dataset.listing !== undefined) {
    element.href = `${element.dataset.listing}${state}/`;
  }
}

/** Brings every state on the page up to the reader's day. */
export function startValidity() {
  const day = dayInChina(new Date());
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-state]"))) {
    const dates = /** @type {Dates} */ (/** @type {unknown} */ ({ ...element.dataset }));
    const state = stateOn(dates, day);
    if (state !== dates.state) {
      show(element, state);
    }
  }
}
