// Long words, which are sought by pairs of letters: these tell partial matches as well.

import { pairsApart, pairsOf, termsOf } from "./segmentation.js";

/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./query.js").Word} Word */

const LONG_WORD = 5;
const VERY_LONG_WORD = 8;
/** The weight from which on a term is so common that it tells little and costs much. */
const COMMON = 2;
/** With so many terms, common or not, a word may do. */
const ENOUGH_TERMS = 4;

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
 * @returns {Promise<string[]>}
 */
export async function tellingTerms(index, terms) {
  if (terms.length <= ENOUGH_TERMS) return terms;
  const weights = await index.weights(terms);
  /** @param {string} term */
  const weight = (term) => weights.get(term) ?? 0;
  const rarest = new Set([...terms].sort((a, b) => weight(a) - weight(b)).slice(0, ENOUGH_TERMS));
  return terms.filter((term) => weight(term) < COMMON || rarest.has(term));
}

/**
 * Returns the words, the long ones sought by telling pairs.
 * @param {SearchIndex} index
 * @param {Word[]} words
 * @param {(folded: string) => string[]} cut
 */
export function byPairs(index, words, cut) {
  return withLong(words, ({ folded }) => tellingTerms(index, cut(folded)));
}

/**
 * Returns the words, the long ones sought by telling triples too.
 * @param {SearchIndex} index
 * @param {Word[]} words as they were sought before
 */
export function byTriplesToo(index, words) {
  return withLong(words, async ({ folded, terms }) => {
    return [...new Set([...(await tellingTerms(index, termsOf(folded))), ...terms])];
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
