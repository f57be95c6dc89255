// Which items hold a word, and where.

import { ISSUER, KEYWORDS, NUMBERS, SUMMARY, TEXT, TITLE } from "./format.js";
import { NONE, difference, distinct, intersection, intersectionOf, range, unionOf } from "./lists.js";

/** @typedef {import("./format.js").Posting} Posting */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./lists.js").List} List */
/** @typedef {import("./query.js").Word} Word */

/**
 * Where a word stands; lists hold items but for `parts`.
 * @typedef {object} Match
 * @property {Word} word
 * @property {List} items all items that hold the word
 * @property {List} title
 * @property {List} year items issued in the year that it names
 * @property {List} head those, and items that hold it in their title, keywords or issuer, or, if it
 *   is no year, in their numbers, where any digits may look like one
 * @property {List} own items that bear the number
 * @property {List} keywords items that hold it in their keywords, which no card tells
 * @property {List} numbers items that hold it in one of their numbers, not all of which a card tells
 * @property {List} text items that hold it in their text
 * @property {List} parts
 */

const SCOPE_FIELDS = /** @type {Record<string, number>} */ ({ numbers: NUMBERS, title: TITLE, issuing_body: ISSUER });

/**
 * Returns the terms whose postings tell where words stand.
 * @param {Word[]} words
 */
export function termsFor(words) {
  return words.flatMap((word) => [...word.terms, ...(word.number?.aliases ?? [])]);
}

/**
 * Returns where a word stands.
 * @param {SearchIndex} index
 * @param {Map<string, Posting>} postings
 * @param {Word} word
 * @returns {Match}
 */
export function matchOf(index, postings, word) {
  const found = word.terms.map((term) => postings.get(term)?.units ?? []);
  /** @param {number} field */
  const units = (field) => intersectionOf(found.map((fields) => fields[field] ?? NONE));
  const scope = SCOPE_FIELDS[word.scope];
  /** @param {number} field */
  const inScope = (field) => (scope === undefined || scope === field ? units(field) : NONE);
  const parts = scope === undefined ? units(TEXT) : NONE;
  const text = itemsOf(index, parts);
  const title = inScope(TITLE);
  const own = word.number ? bearing(postings, word.number) : NONE;
  const year = word.year && !word.scope ? itemsOfYear(index, word.year) : NONE;
  const [numbers, keywords] = [inScope(NUMBERS), inScope(KEYWORDS)];
  const head = unionOf([title, year.length ? year : numbers, keywords, inScope(ISSUER), own]);
  const items = unionOf([head, numbers, text, inScope(SUMMARY)]);
  return { word, items, title, year, head, own, keywords, numbers, text, parts };
}

/**
 * Returns the items that bear a number, be it in just the form that was typed.
 * @param {Map<string, Posting>} postings
 * @param {import("./numbers.js").TypedNumber} number
 * @returns {List}
 */
export function bearing(postings, { aliases }) {
  return unionOf([leading(postings, aliases.slice(0, -1)), leading(postings, aliases.slice(-1))]);
}

/**
 * Returns the items to which the first of the aliases leads that leads anywhere.
 * @param {Map<string, Posting>} postings
 * @param {string[]} aliases
 * @returns {List}
 */
export function leading(postings, aliases) {
  for (const alias of aliases) {
    const items = postings.get(alias)?.units[NUMBERS];
    if (items) return items;
  }
  return NONE;
}

/**
 * Returns the items to which parts belong.
 * @param {SearchIndex} index
 * @param {List} parts
 * @returns {List}
 */
export function itemsOf(index, parts) {
  return distinct(parts.map((part) => /** @type {number} */ (index.itemOf[part])));
}

/**
 * Returns the items that hold a term in a scope; anywhere if that is empty.
 * @param {SearchIndex} index
 * @param {Posting | undefined} posting
 * @param {string} scope
 * @returns {List}
 */
export function holders(index, posting, scope) {
  const units = posting?.units ?? [];
  const field = SCOPE_FIELDS[scope];
  if (field !== undefined) return units[field] ?? NONE;
  const heads = Array.from(units.slice(0, TEXT), (items) => items ?? NONE);
  return unionOf([...heads, itemsOf(index, units[TEXT] ?? NONE)]);
}

/**
 * Returns the items issued in a year.
 * @param {SearchIndex} index
 * @param {number} year
 * @returns {List}
 */
export function itemsOfYear(index, year) {
  const at = index.core.years.findIndex(([issued]) => issued === year);
  if (at < 0) return NONE;
  return range(index.core.years[at]?.[1] ?? 0, index.core.years[at + 1]?.[1] ?? index.core.documents);
}

/**
 * Returns the items that hold all words and none that is excluded.
 * @param {SearchIndex} index
 * @param {Match[]} matches
 * @param {Match[]} excluded
 * @returns {List}
 */
export function complete(index, matches, excluded) {
  const found = matches.map((match) => match.items);
  const all = found.length ? intersectionOf(found) : range(0, index.core.documents);
  return excluded.reduce((left, match) => difference(left, match.items), all);
}

/**
 * Returns the part in which an item is best shown: one with all words, with the article that is
 * asked for, with the first word, or its first.
 * @param {SearchIndex} index
 * @param {Match[]} matches
 * @param {number} item
 */
export function bestPart(index, matches, item) {
  const first = /** @type {number} */ (index.firstPart[item]);
  const own = range(first, /** @type {number} */ (index.endPart[item]));
  if (own.length === 1) return first;
  let best = own;
  const telling = [...matches].sort((a, b) => Number(b.word.article) - Number(a.word.article));
  for (const match of telling) {
    const narrower = intersection(best, match.parts);
    if (narrower.length) best = narrower;
  }
  return best[0] ?? first;
}
