// Long words, which are sought by pairs of letters: these tell partial matches as well.

import { pairsApart, pairsOf, termsOf } from "./segmentation.js";

/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./query.js").Word} Word */

const LONG_WORD = 5;
const VERY_LONG_WORD = 8;
/** The weight from which on a term is so common that it tells little and costs much. */
const COMMON = 2;
/** The weight from which on it costs as much as all others. */
const HEAVY = 5;
/** So many terms are enough, a rare one counting twice. */
const ENOUGH_TERMS = 4;
/** The same of triples, by which the items to be read are told. */
const ENOUGH_TRIPLES = 5;
/** So many of a word do without heavy ones, which are loaded if they turn out to be needed (`narrowing.js`). */
const ENOUGH_WITHOUT_HEAVY = 2;

/**
 * Returns whether a word is so long that pairs of its letters tell where it stands.
 * @param {Word} word
 */
export function isLong(word) {
  return !word.quoted && !word.article && [...word.folded].length >= LONG_WORD;
}

/**
 * Returns whether every other pair of the word's letters may do as well as all of them.
 * @param {Word} word
 */
export function isVeryLong(word) {
  return isLong(word) && [...word.folded].length >= VERY_LONG_WORD;
}

/**
 * Returns pairs of a word's letters that hold each letter: of a very long one every other pair.
 * @param {string} folded
 */
export function fewPairs(folded) {
  return [...folded].length >= VERY_LONG_WORD ? pairsApart(folded) : pairsOf(folded);
}

/**
 * Returns terms without the common ones, of which only the rarest stay if there would be too few.
 * @param {SearchIndex} index
 * @param {string[]} terms
 * @param {number} [enough] how many terms are, a rare one counting twice
 * @param {number} [enoughWithHeavy] how many are without those that cost most
 * @returns {Promise<string[]>}
 */
export async function tellingTerms(index, terms, enough = ENOUGH_TERMS, enoughWithHeavy = ENOUGH_WITHOUT_HEAVY) {
  const [rare, weights] = [new Set(await rareTerms(index, terms)), await index.weights(terms)];
  /** @param {string} term */
  const weight = (term) => /** @type {number} */ (weights.get(term));
  const common = terms.filter((term) => !rare.has(term)).sort((a, b) => weight(a) - weight(b));
  const wanted = new Set(
    common.filter((term, at) => 2 * rare.size + at < (weight(term) < HEAVY ? enough : enoughWithHeavy)),
  );
  return terms.filter((term) => rare.has(term) || wanted.has(term));
}

/**
 * Returns those terms that are not common.
 * @param {SearchIndex} index
 * @param {string[]} terms
 * @returns {Promise<string[]>}
 */
export async function rareTerms(index, terms) {
  const weights = await index.weights(terms);
  return terms.filter((term) => (weights.get(term) ?? 0) < COMMON);
}

/**
 * Returns the words, the long ones sought by telling pairs, or by triples around these.
 * @param {SearchIndex} index
 * @param {Word[]} words
 * @param {(folded: string) => string[]} cut
 */
export function byPairs(index, words, cut) {
  return withLong(words, async ({ folded }) => rarerAround(index, folded, await tellingTerms(index, cut(folded))));
}

/**
 * Returns pairs of a word, in place of a common one the triple around it unless that is more so.
 * @param {SearchIndex} index
 * @param {string} folded
 * @param {string[]} pairs
 */
async function rarerAround(index, folded, pairs) {
  const rare = new Set(await rareTerms(index, pairs));
  if (rare.size === pairs.length) return pairs;
  const triples = termsOf(folded);
  const weights = await index.weights([...pairs, ...triples]);
  /** @param {string} term */
  const weight = (term) => /** @type {number} */ (weights.get(term));
  /** @param {string} pair */
  const around = (pair) => triples.find((triple) => triple.includes(pair) && weight(triple) <= weight(pair));
  return [...new Set(pairs.map((pair) => (rare.has(pair) ? pair : (around(pair) ?? pair))))];
}

/**
 * Returns the words, the long ones sought by telling triples too.
 * @param {SearchIndex} index
 * @param {Word[]} words as they were sought before
 */
export function byTriplesToo(index, words) {
  return withLong(words, async ({ folded, terms }) => {
    return [...new Set([...(await tellingTerms(index, termsOf(folded), ENOUGH_TRIPLES)), ...terms])];
  });
}

/**
 * Returns the words, the long ones with other terms.
 * @param {Word[]} words
 * @param {(word: Word) => Promise<string[]>} termsFor
 * @returns {Promise<Word[]>}
 */
function withLong(words, termsFor) {
  return Promise.all(words.map(async (word) => (isLong(word) ? { ...word, terms: await termsFor(word) } : word)));
}
