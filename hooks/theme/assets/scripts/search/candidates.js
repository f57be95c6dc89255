// Which items answer a query, before the texts that hold its words are looked at.

import { askedPairs } from "./asking.js";
import { joinedParts } from "./joined.js";
import { withLetters } from "./letters.js";
import { NONE, difference, range, unionOf } from "./lists.js";
import { isLong, tellingTerms } from "./long_words.js";
import { addPostings, lookUp } from "./looking_up.js";
import { bearing, complete, itemsOf, leading, matchOf } from "./matching.js";
import { partialMatches, unknownPieces } from "./partial.js";
import { plainWord } from "./query.js";

/** @typedef {import("./format.js").Posting} Posting */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./lists.js").List} List */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./query.js").Query} Query */

/**
 * @typedef {object} Candidates
 * @property {Match[]} matches
 * @property {Map<string, Posting>} postings
 * @property {List} own items that bear the number that was typed
 * @property {List} joined items in whose text the words stand side by side
 * @property {List} complete other items that hold all words
 * @property {List} rest items that hold all words but those that are nowhere
 * @property {List} partial other items that hold a good part of what is asked for
 * @property {string[]} unknown what of the words is nowhere
 * @property {boolean} numbered whether the query was taken for a number
 * @property {string[]} ignored lone letters that are too common to be sought
 * @property {Map<number, number>} shown the part in which an item was seen to hold the words
 */

/** Candidates of a query that nothing answers. */
const NOTHING = {
  matches: [],
  own: NONE,
  joined: NONE,
  complete: NONE,
  rest: NONE,
  partial: NONE,
  unknown: [],
  numbered: false,
  ignored: [],
};
/** So many terms of a number, a rare one counting twice, tell which items to read for it. */
const ENOUGH_OF_NUMBER = 8;
/** With so many items that hold all words, none that hold a part of them are shown. */
const ENOUGH = 500;

/**
 * Returns the items that answer a query: those that bear a number which stands in it go first.
 * @param {SearchIndex} index
 * @param {Query} query
 * @returns {Promise<Candidates>}
 */
export async function findCandidates(index, query) {
  const numbered = query.number ? await findNumber(index, query, query.number) : null;
  if (numbered) return numbered;
  if (!query.within.length) return findWords(index, query);
  const [own, found] = await Promise.all([ownWithin(index, query), findWords(index, query)]);
  /** @param {List} items */
  const others = (items) => difference(items, own);
  return { ...found, own, complete: others(found.complete), rest: others(found.rest), partial: others(found.partial) };
}

/**
 * Returns whether a query asks for anything.
 * @param {Query} query
 */
export function asksFor({ words, excluded, letters }) {
  return words.length + excluded.length + letters.length > 0;
}

/**
 * Returns all candidates.
 * @param {Candidates} candidates
 */
export function allOf({ own, complete, rest, partial }) {
  return unionOf([own, complete, rest, partial]);
}

/**
 * Returns all items as candidates, as for a query that asks for nothing.
 * @param {SearchIndex} index
 * @returns {Candidates}
 */
export function everything(index) {
  const all = range(0, index.core.documents);
  return { ...NOTHING, postings: new Map(), shown: new Map(), complete: all };
}

/**
 * Returns the items that bear a number, then those that cite it, or, if it may go on, one that
 * begins so; null if the query may as well be no number.
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {import("./numbers.js").TypedNumber} number
 * @returns {Promise<Candidates | null>}
 */
async function findNumber(index, query, number) {
  const whole = number.isOpen ? "号" : "";
  const cited = plainWord(number.cited, { typed: query.text + whole, quoted: true });
  const certain = number.word !== "" && number.sure;
  const isCited = number.word !== "" || number.kind === "year"; // 7号 and the like are in every text
  // A number that may go on is most likely whole: what cites it so is ranked first.
  const closed = number.isOpen && isCited ? plainWord(number.cited + whole).terms.slice(-1) : [];
  const others = [...number.aliases, ...closed];
  const [terms] = await Promise.all([
    isCited ? tellingTerms(index, cited.terms, ENOUGH_OF_NUMBER, ENOUGH_OF_NUMBER) : [],
    index.weights(others), // so that all pages are loaded at once
  ]);
  const postings = await index.postings([...others, ...terms]);
  const bearers = bearing(postings, number);
  const own = bearers.length || !certain ? bearers : await ownWithin(index, query);
  if (!own.length && !certain) return null;
  const match = matchOf(index, postings, { ...cited, terms });
  const items = isCited ? difference(match.items, own) : NONE;
  return { ...NOTHING, matches: [match], postings, own, complete: items, numbered: true, shown: new Map() };
}

/**
 * Returns the items that bear a number which stands in a longer text.
 * @param {SearchIndex} index
 * @param {Query} query
 * @returns {Promise<List>}
 */
async function ownWithin(index, { within }) {
  const postings = await index.postings(within.flat());
  return unionOf(within.map((aliases) => leading(postings, aliases)));
}

/**
 * @param {SearchIndex} index
 * @param {Query} query
 * @returns {Promise<Candidates>}
 */
async function findWords(index, query) {
  const { sought, letters, ignored } = await withLetters(index, query);
  const none = { ...NOTHING, postings: new Map(), shown: new Map(), ignored };
  if (query.words.length && !sought.words.length) return none;
  const { words } = sought;
  const open = !query.number?.sure && words.some((word) => !word.quoted);
  const eager = open && (words.length > 1 || words.some(isLong));
  const { postings, matches, barred, all } = await lookUp(index, sought, eager, letters);
  const wanting = !all.length && words.some((word) => [...word.folded].length > 2);
  const lax = open && all.length < ENOUGH && (eager || wanting);
  if (lax && !all.length) await addPostings(index, postings, await tellingTerms(index, askedPairs(sought)));
  const joined = itemsOf(index, joinedParts(postings, matches));
  const { unknown, rest } = all.length ? NOTHING : withoutUnknown(index, postings, matches, barred);
  const others = unionOf([all, rest, ...barred.map(({ items }) => items)]);
  const partial = lax ? difference(partlyHolding(index, postings, sought, matches, all), others) : NONE;
  return { ...none, matches, postings, complete: all, joined, unknown, rest, partial };
}

/**
 * Returns items that hold a good part of what is asked for. Where phrases are quoted, they are
 * those that hold these, if nothing holds all words.
 * @param {SearchIndex} index
 * @param {Map<string, Posting>} postings
 * @param {Query} query
 * @param {Match[]} matches
 * @param {List} all the items that hold all words
 * @returns {List}
 */
function partlyHolding(index, postings, query, matches, all) {
  const quoted = matches.filter(({ word }) => word.quoted);
  if (!quoted.length) return partialMatches(index, postings, query);
  return all.length ? NONE : complete(index, quoted, []);
}

/**
 * Returns what of the words is nowhere, and the items that hold all other words. There are none
 * if a quoted phrase is nowhere.
 * @param {SearchIndex} index
 * @param {Map<string, Posting>} postings
 * @param {Match[]} matches
 * @param {Match[]} barred
 * @returns {{ unknown: string[], rest: List }}
 */
function withoutUnknown(index, postings, matches, barred) {
  const pieces = matches.map((match) => unknownPieces(index, postings, match));
  const others = matches.filter(({ word }, at) => word.quoted || !pieces[at]?.length);
  const isTelling = others.some(({ word }) => !word.article); // else all laws with such an article would do
  return { unknown: pieces.flat(), rest: isTelling ? complete(index, others, barred) : NONE };
}
