// Lone letters, which are sought by all pairs that they begin.

import { TEXT } from "./format.js";
import { NONE, unionOf } from "./lists.js";
import { isLetter } from "./query.js";
import { PARTICLES } from "./typed_words.js";

/** @typedef {import("./format.js").Posting} Posting */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./query.js").Query} Query */

/** A letter whose terms fill more shards is too common to be sought. */
const MOST_SHARDS = 16;
/** Longer terms stand where their first pair does. */
const PAIR = 2;

/**
 * A query without the letters that are too common to be sought, where its others stand, and which
 * were left out, as typed.
 * @typedef {{ sought: Query, letters: Map<string, Posting>, ignored: string[] }} WithLetters
 */

/**
 * Looks up the lone letters of a query.
 * @param {SearchIndex} index
 * @param {Query} query
 * @returns {Promise<WithLetters>}
 */
export async function withLetters(index, query) {
  const lone = [...query.words, ...query.letters].filter(isLetter);
  const found = await Promise.all(
    lone.map(({ folded }) => (PARTICLES.has(folded) ? null : index.postingsFrom(folded, MOST_SHARDS))),
  );
  /** @type {Map<string, Posting>} */
  const letters = new Map();
  lone.forEach(({ folded }, at) => {
    const terms = found[at];
    if (terms) letters.set(folded, together(terms));
  });
  /** @param {import("./query.js").Word} word */
  const isSought = (word) => !isLetter(word) || letters.has(word.folded);
  const ignored = lone.filter((word) => !isSought(word)).map(({ typed }) => typed);
  const sought = { ...query, words: query.words.filter(isSought), letters: query.letters.filter(isSought) };
  return { sought, letters, ignored: [...new Set(ignored)] };
}

/**
 * Returns the postings of a letter.
 * @param {Map<string, Posting>} terms all that begin with it
 * @returns {Posting}
 */
function together(terms) {
  const held = [...terms].filter(([term]) => [...term].length <= PAIR).map(([, { units }]) => units);
  const units = Array.from({ length: TEXT + 1 }, (_, field) => {
    const all = unionOf(held.map((lists) => lists[field] ?? NONE));
    return all.length ? all : undefined;
  });
  return { units, often: null };
}
