// The state of an item on the reader's day: the twin of disclosure/items/validity.py.

/**
 * Dates, each the first or last day of a state, or "", and the state where no date speaks.
 * @template {string | number} Day
 * @typedef {[effective: Day | "", expires: Day | "", repealed: Day | "", otherwise: string]} Facts
 */

/**
 * What citizens read of each state; without what objects inherit, which an address could name.
 * @type {Record<string, string>}
 */
export const STATES = Object.assign(Object.create(null), {
  "in-force": "有效",
  future: "尚未施行",
  amended: "已修改",
  lapsed: "失效",
  repealed: "废止",
  "not-applicable": "不适用",
  withdrawn: "已撤回",
});

/**
 * Returns the day in China, where the documents are in force, whatever the reader's time zone.
 * @param {Date} now
 * @returns {string} YYYY-MM-DD
 */
export function dayInChina(now) {
  return new Date(now.getTime() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/**
 * Returns the state, a key of `STATES`, on a day. The last day of validity is still one.
 * @template {string | number} Day ISO dates, or days counted from some day
 * @param {Facts<Day>} facts
 * @param {Day} today
 */
export function stateOn([effective, expires, repealed, otherwise], today) {
  if (otherwise === "withdrawn") return otherwise;
  if ((repealed && repealed <= today) || otherwise === "repealed") return "repealed";
  if (expires && expires < today) return "lapsed";
  if (effective && effective > today) return "future";
  return otherwise;
}
