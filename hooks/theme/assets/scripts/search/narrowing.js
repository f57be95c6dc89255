// Further terms of long words. They are common, so cost much, and are loaded only where otherwise more
// items would be read in vain, as they hold the rarer terms, but not the words.

import { intersectionOf } from "./lists.js";
import { isLong } from "./long_words.js";
import { matchOf } from "./matching.js";
import { pairsOf, triplesOf } from "./segmentation.js";

/** @typedef {import("./format.js").Posting} Posting */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./lists.js").List} List */
/** @typedef {import("./matching.js").Match} Match */

/** So many items are read for the bytes of a usual shard. */
const READS_OF_SHARD = 2;
/** So much less does a term tell whose pairs of letters others hold. */
const LESS_TELLING = 4;

/**
 * Returns the items that hold the words' other terms as well, as far as it pays to load these; null
 * where it does not.
 * @param {SearchIndex} index
 * @param {Map<string, Posting>} postings those of the terms by which the words were sought
 * @param {Match[]} matches
 * @param {number} vain how many items would else be read in vain
 * @returns {Promise<List | null>}
 */
export async function narrowed(index, postings, matches, vain) {
  const long = matches.map(({ word }) => word).filter(isLong);
  const others = new Set(long.flatMap(({ folded, terms }) => triplesOf(folded).filter((term) => !terms.includes(term))));
  if (!others.size || vain < READS_OF_SHARD) return null;
  const terms = worthwhile(await index.weights([...others]), long.flatMap((word) => word.terms), vain);
  const loaded = new Map([...postings, ...(await index.postings(terms))]);
  const found = matches.map(({ word }) => {
    const further = triplesOf(word.folded).filter((term) => terms.includes(term));
    return matchOf(index, loaded, { ...word, terms: [...word.terms, ...further] }).items;
  });
  return terms.length ? intersectionOf(found) : null;
}

/**
 * Returns the terms that pay, if each halves what would be read in vain: those first that tell most
 * of what no other term does, then the rarest.
 * @param {Map<string, number>} weights of all terms among which to choose
 * @param {string[]} known the terms that are loaded
 * @param {number} vain
 */
function worthwhile(weights, known, vain) {
  const chosen = [];
  const left = new Map(weights);
  for (let still = vain; left.size; ) {
    const [term, weight, fresh] = mostTelling(left, [...known, ...chosen]);
    left.delete(term);
    const cost = READS_OF_SHARD * 2 ** (weight / 2);
    if (cost > (fresh ? still : still / LESS_TELLING)) continue;
    chosen.push(term);
    still /= 2;
  }
  return chosen;
}

/**
 * Returns the term with the most pairs of letters that no known one holds, the rarest of these; its
 * weight; and how many such pairs it has.
 * @param {Map<string, number>} weights
 * @param {string[]} known
 * @returns {[string, number, number]}
 */
function mostTelling(weights, known) {
  /** @param {string} term */
  const fresh = (term) => pairsOf(term).filter((pair) => !known.some((other) => other.includes(pair))).length;
  const all = [...weights].map(([term, weight]) => /** @type {[string, number, number]} */ ([term, weight, fresh(term)]));
  return all.reduce((best, one) => (one[2] - best[2] || best[1] - one[1]) > 0 ? one : best);
}
