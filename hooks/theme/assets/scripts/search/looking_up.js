// Where the words of a query stand, looked up step by step.

import { askedPairs } from "./asking.js";
import { heldWhole } from "./exclusion.js";
import { seams } from "./joined.js";
import { intersectionOf } from "./lists.js";
import { byPairs, byTriplesToo, fewPairs, isLong, isVeryLong, rareTerms, tellingTerms } from "./long_words.js";
import { complete, matchOf, termsFor } from "./matching.js";
import { isOneWord, wholeTitle } from "./query.js";
import { pairsOf } from "./segmentation.js";

/** @typedef {import("./format.js").Posting} Posting */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Word} Word */

/** So few items are read rather than narrowed down by further terms. */
const FEW = 8;

/**
 * Returns where the words stand and which items hold all of them, having loaded as little as tells:
 * of a very long word every other pair, of all its terms only what the items found call for.
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {boolean} eager whether long words are sought by their pairs, for partial matches too
 * @param {Map<string, Posting>} letters where its lone letters stand
 */
export async function lookUp(index, query, eager, letters) {
  const { words } = query;
  let { sought, terms } = await termsToBegin(index, query, eager);
  const postings = new Map([...(await index.postings(terms)), ...letters]);
  const lone = query.letters.filter(({ excluded }) => !excluded);
  const excluded = [...query.excluded, ...query.letters.filter((word) => word.excluded)];
  const barred = excluded.map((word) => matchOf(index, postings, word));
  const look = () => {
    const matches = [...sought, ...lone].map((word) => matchOf(index, postings, word));
    return { postings, matches, barred, all: complete(index, matches, barred) };
  };
  let found = look();
  if (eager && !found.all.length && words.some(isVeryLong)) {
    const [more, asked] = await Promise.all([byPairs(index, words, pairsOf), tellingTerms(index, askedPairs(query))]);
    sought = more;
    await addPostings(index, postings, [...termsFor(sought), ...asked]);
    found = look();
  }
  const titled = intersectionOf(found.matches.map(({ title }) => title));
  if (titled.length > 1) fetchAhead(index, wholeTitle(query));
  if (eager && found.all.length > FEW && isOneWord(query)) {
    sought = await byTriplesToo(index, sought);
    await addPostings(index, postings, termsFor(sought));
    found = look();
  }
  return excluded.length ? withoutExcluded(index, found) : found;
}

/**
 * Returns the words with the terms by which to seek them at first, and all terms to load for that.
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {boolean} eager
 */
async function termsToBegin(index, query, eager) {
  const { words, excluded } = query;
  const short = words.filter((word) => !isLong(word));
  const others = [...termsFor([...short, ...excluded]), ...seams(words)];
  if (!eager) return { sought: words, terms: [...termsFor(words), ...others] };
  const [sought, asked] = await Promise.all([
    byPairs(index, words, fewPairs),
    rareTerms(index, askedPairs(query, fewPairs)),
    index.weights(others), // so that all pages are loaded at once
  ]);
  return { sought, terms: [...termsFor(sought), ...asked, ...others] };
}

/**
 * Returns what was found, now that the texts that seem to hold an excluded word are read.
 * @template {{ matches: Match[], barred: Match[] }} Found
 * @param {SearchIndex} index
 * @param {Found} found
 */
async function withoutExcluded(index, found) {
  const items = complete(index, found.matches, []);
  const barred = await Promise.all(found.barred.map((match) => heldWhole(index, match, items)));
  return { ...found, barred, all: complete(index, found.matches, barred) };
}

/**
 * Begins to load a term that will be asked for, so that one thing need not wait for the other.
 * @param {SearchIndex} index
 * @param {string} term
 */
function fetchAhead(index, term) {
  if (term) index.shardOf(term).catch(() => undefined);
}

/**
 * Adds the postings of terms to those that are there.
 * @param {SearchIndex} index
 * @param {Map<string, Posting>} postings
 * @param {string[]} terms
 */
export async function addPostings(index, postings, terms) {
  const missing = terms.filter((term) => !postings.has(term));
  for (const [term, posting] of await index.postings(missing)) postings.set(term, posting);
}
