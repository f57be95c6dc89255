// Long words, which are sought by pairs of letters: these tell partial matches as well.

import { pairsApart, pairsOf, termsOf } from "./segmentation.js";

/** @typedef {import("./query.js").Word} Word */

const LONG_WORD = 5;
const VERY_LONG_WORD = 8;

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
 * Returns the word, sought by pairs if it is long.
 * @param {Word} word
 * @param {(folded: string) => string[]} cut
 * @returns {Word}
 */
export function byPairs(word, cut) {
  return isLong(word) ? { ...word, terms: cut(word.folded) } : word;
}

/**
 * Returns the word, sought by its triples too.
 * @param {Word} word
 * @param {Word | undefined} other the word as it was sought before
 * @returns {Word}
 */
export function withTerms(word, other) {
  return { ...word, terms: [...new Set([...termsOf(word.folded), ...(other?.terms ?? [])])] };
}
