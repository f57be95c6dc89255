// What to try where nothing was found: numbers and titles near to what was typed.

import { readCard } from "./cards.js";
import { NUMBERS, TITLE } from "./format.js";
import { pairsOf } from "./segmentation.js";

/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./numbers.js").TypedNumber} TypedNumber */
/** @typedef {import("./query.js").Query} Query */

/**
 * @typedef {object} Suggestion
 * @property {string} text a number or a title
 * @property {string} index_number
 * @property {string} url
 */

const MOST_SUGGESTED = 3;
/** A title is near if it holds so much of what was asked for, by rarity or by the letter. */
const LEAST_OF_TITLE = 0.3;
/** The same of what titles hold at all. */
const LEAST_OF_KNOWN = 0.5;
const MOST_PAIRS = 0.5;
const FEWEST_PAIRS = 2;
const MOST_SOUGHT = 60;

/**
 * Returns numbers that begin like the one typed, then those of the same year and serial.
 * @param {SearchIndex} index
 * @param {TypedNumber} number
 * @returns {Promise<Suggestion[]>}
 */
export async function nearNumbers(index, number) {
  const [alias = ""] = number.aliases;
  const least = number.word ? number.word.length + 1 : 6;
  const [shard, others] = await Promise.all([index.shardOf(alias), index.postings(number.bare ? [number.bare] : [])]);
  const near = [...shard]
    .map(([term, posting]) => ({ posting, shared: sharedLength(term, alias) }))
    .filter(({ shared }) => shared >= least)
    .sort((a, b) => b.shared - a.shared);
  const alike = [...near.map(({ posting }) => posting), ...others.values()];
  const items = new Set(alike.flatMap((posting) => [...(posting.units[NUMBERS] ?? [])].slice(-1)));
  const cards = await cardsOf(index, [...items].slice(0, MOST_SUGGESTED));
  return cards.map((card) => ({
    text: card.document_number || card.index_number,
    index_number: card.index_number,
    url: card.address,
  }));
}

/**
 * Returns titles that hold the largest part of what was asked for.
 * @param {SearchIndex} index
 * @param {Query} query
 * @returns {Promise<Suggestion[]>}
 */
export async function nearTitles(index, query) {
  const postings = await index.postings(soughtPairs(query));
  /** @type {Map<number, { weight: number, pairs: number }>} */
  const held = new Map();
  let asked = 0;
  let known = 0;
  for (const { units } of postings.values()) {
    const items = units[TITLE] ?? [];
    const weight = Math.log(1 + index.core.documents / (items.length + 0.5));
    asked += weight;
    known += items.length ? weight : 0;
    for (const item of items) {
      const { weight: before, pairs } = held.get(item) ?? { weight: 0, pairs: 0 };
      held.set(item, { weight: before + weight, pairs: pairs + 1 });
    }
  }
  const most = Math.max(FEWEST_PAIRS, postings.size * MOST_PAIRS);
  const least = Math.min(asked * LEAST_OF_TITLE, known * LEAST_OF_KNOWN);
  const near = [...held]
    .filter(([, { weight, pairs }]) => pairs >= most || weight >= least)
    .sort((a, b) => b[1].weight - a[1].weight || b[0] - a[0])
    .map(([item]) => item);
  const cards = await cardsOf(index, near.slice(0, MOST_SUGGESTED));
  return cards.map((card) => ({ text: card.title, index_number: card.index_number, url: card.address }));
}

/**
 * Returns the pairs of letters of what was asked for, quoted or not.
 * @param {Query} query
 */
function soughtPairs(query) {
  const texts = query.asked.length ? query.asked : query.words.map((word) => word.folded);
  return new Set(texts.flatMap(pairsOf).slice(0, MOST_SOUGHT));
}

/**
 * @param {SearchIndex} index
 * @param {number[]} items
 */
function cardsOf(index, items) {
  const parts = items.map((item) => /** @type {number} */ (index.firstPart[item]));
  return Promise.all(parts.map(async (part) => readCard(await index.card(part))));
}

/**
 * @param {string} a
 * @param {string} b
 */
function sharedLength(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
