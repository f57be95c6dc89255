// The index's directory: in which file a term stands.

import { precedes } from "./format.js";

/**
 * A list of files: the first term in each, or below it, and its name.
 * @typedef {{ firsts: string[], names: string[] }} Listed
 */

/**
 * Returns the name of the file of a directory's page in which a term stands if it does anywhere.
 * @param {Listed} page
 * @param {string} term
 */
export function fileOf({ firsts, names }, term) {
  return /** @type {string} */ (names[lastNotAfter(firsts, term)]);
}

/**
 * Returns the last place whose term does not come after `term`; 0 if all do.
 * @param {string[]} firsts
 * @param {string} term
 */
export function lastNotAfter(firsts, term) {
  let low = 0;
  let high = firsts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (precedes(term, /** @type {string} */ (firsts[middle]))) high = middle;
    else low = middle;
  }
  return low;
}

/**
 * Returns the names of those files that may hold terms beginning with the prefix.
 * @param {Listed} files
 * @param {string} prefix
 */
export function touched({ firsts, names }, prefix) {
  const start = lastNotAfter(firsts, prefix);
  return names.filter((_, at) => at === start || (at > start && firsts[at]?.startsWith(prefix)));
}
