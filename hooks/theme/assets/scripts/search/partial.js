// Items that hold a good part of what is asked for, if not all of it.

import { askedPieces } from "./asking.js";
import { NONE, range } from "./lists.js";
import { holders } from "./matching.js";

/** @typedef {import("./format.js").Posting} Posting */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./lists.js").List} List */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./query.js").Query} Query */

/** The share of what is asked for, weighed by rarity, that an item must hold to be shown. */
const LEAST_SHARE = 0.36;
/** The same where not all pairs are loaded: others tell more, and none may tell of a seam. */
const LEAST_SHARE_OF_FEW = 0.5;
/** The share of letters, for a slip in a long piece, that may meet none of their neighbours. */
const MOST_UNMET = 0.12;
/** The share of each fragment, which is little text, that must be there. */
const LEAST_OF_FRAGMENT = 0.42;
const MOST_ITEMS = 1000;
const SHORT_WORD = 4;
/** Words no longer than this, and those of other letters, are named whole where a part is nowhere. */
const LONGEST_NAMED = 3;
const HAN = /[\u3400-\u9fff\u{20000}-\u{3ffff}]/u;

/**
 * A piece of what is asked for, cut where two letters never meet in the whole collection, which is
 * a border between words.
 * @typedef {object} Piece
 * @property {List[][]} fragments for each, the items that hold its pairs
 * @property {boolean} sparse whether some of its pairs are not loaded
 * @property {boolean} known whether letters, but for a slip, meet one of their neighbours somewhere
 */

/**
 * Returns the items that hold enough of the pairs of letters that are asked for. A piece counts
 * only if something of each of its fragments is there. An unknown piece names something that is
 * not here; if there is no other, there is nothing to show.
 * @param {SearchIndex} index
 * @param {Map<string, Posting>} postings those of pairs, each letter being in one of them unless it
 *   is so common that many items hold it
 * @param {Query} query
 * @returns {List}
 */
export function partialMatches(index, postings, query) {
  const scopes = new Map(query.words.flatMap((word) => askedPieces(word).map((text) => [text, word.scope])));
  const pieces = [...scopes].map(([text, scope]) => pieceOf(index, postings, text, scope));
  if (!pieces.some(({ known }) => known)) return NONE;
  const total = index.core.documents;
  const held = new Float64Array(total);
  for (const { fragments, known } of pieces) {
    if (known) addPiece(held, fragments);
  }
  const asked = pieces.flatMap(({ fragments }) => fragments.map((pairs) => weightOf(pairs, total)));
  if (!asked.length) return NONE;
  const share = pieces.some(({ sparse }) => sparse) ? LEAST_SHARE_OF_FEW : LEAST_SHARE;
  const least = share * asked.reduce((sum, weight) => sum + weight, 0);
  const enough = range(0, total).filter((item) => weightAt(held, item) >= least);
  if (enough.length <= MOST_ITEMS) return enough;
  return enough.sort((a, b) => weightAt(held, b) - weightAt(held, a)).slice(0, MOST_ITEMS).sort();
}

/**
 * Adds to each item's weight that of the piece's pairs which it holds.
 * @param {Float64Array} held
 * @param {List[][]} fragments
 */
function addPiece(held, fragments) {
  const sums = fragments.map((pairs) => {
    const sum = new Float64Array(held.length);
    for (const items of pairs) {
      const weight = rarity(items, held.length);
      for (const item of items) sum[item] = weightAt(sum, item) + weight;
    }
    return { sum, least: fragments.length > 1 ? LEAST_OF_FRAGMENT * weightOf(pairs, held.length) : 0 };
  });
  for (let item = 0; item < held.length; item += 1) {
    if (sums.some(({ sum, least }) => weightAt(sum, item) < least)) continue;
    for (const { sum } of sums) held[item] = weightAt(held, item) + weightAt(sum, item);
  }
}

/**
 * @param {SearchIndex} index
 * @param {Map<string, Posting>} postings
 * @param {string} text
 * @param {string} scope
 * @returns {Piece}
 */
function pieceOf(index, postings, text, scope) {
  const letters = [...text];
  const found = holdersOfPairs(index, postings, letters, scope);
  const met = found.map(meet);
  const unmetLetters = letters.filter((_, at) => !met[at - 1] && !met[at]);
  const known = unmetLetters.length <= letters.length * MOST_UNMET;
  /** @type {List[][]} */
  const fragments = [[]];
  for (const items of found) {
    if (items === undefined) continue;
    if (items.length || !known) fragments.at(-1)?.push(items);
    else fragments.push([]);
  }
  const sparse = found.includes(undefined);
  return { fragments: fragments.filter(({ length }) => length > 0), sparse, known };
}

/**
 * Returns for each pair of letters the items that hold it; undefined for those not loaded, as they
 * are common or others do as well.
 * @param {SearchIndex} index
 * @param {Map<string, Posting>} postings
 * @param {string[]} letters
 * @param {string} scope
 */
function holdersOfPairs(index, postings, letters, scope) {
  const pairs = letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
  return pairs.map((pair) => (postings.has(pair) ? holders(index, postings.get(pair), scope) : undefined));
}

/** @param {List | undefined} items that hold two letters side by side */
function meet(items) {
  return items === undefined || items.length > 0;
}

/**
 * Returns what of a word that is nowhere is the reason: letters that never meet their neighbours,
 * else the word itself if it is short, quoted or not Chinese. A long word of known pairs has none.
 * @param {SearchIndex} index
 * @param {Map<string, Posting>} postings those of the pairs of all words
 * @param {Match} match
 * @returns {string[]}
 */
export function unknownPieces(index, postings, { word, items }) {
  if (items.length) return [];
  const pieces = word.quoted || word.year || word.number || word.article ? [] : askedPieces(word);
  const runs = pieces.flatMap((text) => {
    const letters = [...text];
    const found = holdersOfPairs(index, postings, letters, word.scope);
    const lacking = unmet(letters, found.map(meet));
    const isNamed = lacking.length && (letters.length <= LONGEST_NAMED || !HAN.test(text));
    return isNamed ? [text === word.folded ? word.typed : text] : lacking;
  });
  if (runs.length) return runs;
  const whole = !pieces.length || !HAN.test(word.folded) || [...word.folded].length <= SHORT_WORD;
  return whole ? [word.typed] : [];
}

/**
 * Returns the runs of letters that meet neither neighbour, a single one with its neighbours.
 * @param {string[]} letters
 * @param {boolean[]} met for each letter but the last, whether it meets the next
 */
function unmet(letters, met) {
  const runs = [];
  for (let end = 0, start = 0; end <= letters.length; end += 1) {
    if (end < letters.length && !met[end - 1] && !met[end]) continue;
    const around = end - start === 1 ? 1 : 0;
    if (end > start) runs.push(letters.slice(Math.max(0, start - around), end + around).join(""));
    start = end + 1;
  }
  return runs;
}

/**
 * @param {List[]} pairs
 * @param {number} total
 */
function weightOf(pairs, total) {
  return pairs.reduce((sum, items) => sum + rarity(items, total), 0);
}

/**
 * @param {List} items
 * @param {number} total
 */
function rarity(items, total) {
  return Math.log(1 + total / (items.length + 0.5));
}

/**
 * @param {Float64Array} weights
 * @param {number} item
 */
function weightAt(weights, item) {
  return /** @type {number} */ (weights[item]);
}
