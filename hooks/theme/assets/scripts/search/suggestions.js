// What to try where nothing was found: numbers and titles near to what was typed.

import { readCard } from "./cards.js";
import { pairsOf } from "./segmentation.js";

/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./format.js").Posting} Posting */
/** @typedef {import("./query.js").Query} Query */

/**
 * @typedef {object} Suggestion
 * @property {string} text a number or a title
 * @property {string} index_number
 * @property {string} url
 */

const MOST = 3;
const TITLE = 1;
const NUMBERS = 0;
const LEAST_SHARE = 0.3;

/**
 * Returns numbers that begin like the one typed.
 * @param {SearchIndex} index
 * @param {Query} query
 * @returns {Promise<Suggestion[]>}
 */
export async function nearNumbers(index, query) {
  const [alias = ""] = query.number?.aliases ?? [];
  const least = query.number?.word ? query.number.word.length + 1 : 6;
  const shard = await index.shardOf(alias);
  const near = [...shard]
    .map(([term, posting]) => ({ posting, shared: sharedLength(term, alias) }))
    .filter(({ shared }) => shared >= least)
    .sort((a, b) => b.shared - a.shared);
  const items = new Set(near.flatMap(({ posting }) => [...(posting.units[NUMBERS] ?? [])].slice(-1)));
  const cards = await cardsOf(index, [...items].slice(0, MOST));
  return cards.map((card) => ({
    text: card.document_number || card.index_number,
    index_number: card.index_number,
    url: card.address,
  }));
}

/**
 * Returns titles that hold the largest part of what was asked for.
 * @param {SearchIndex} index
 * @param {Map<string, Posting>} postings
 * @param {Query} query
 * @returns {Promise<Suggestion[]>}
 */
export async function nearTitles(index, postings, query) {
  /** @type {Map<number, number>} */
  const held = new Map();
  let asked = 0;
  for (const pair of new Set(query.asked.flatMap(pairsOf))) {
    const items = postings.get(pair)?.units[TITLE] ?? [];
    const weight = Math.log(1 + index.core.documents / (items.length + 0.5));
    asked += weight;
    for (const item of items) held.set(item, (held.get(item) ?? 0) + weight);
  }
  const near = [...held]
    .filter(([, weight]) => weight >= asked * LEAST_SHARE)
    .sort((a, b) => b[1] - a[1] || b[0] - a[0])
    .map(([item]) => item);
  const cards = await cardsOf(index, near.slice(0, MOST));
  return cards.map((card) => ({ text: card.title, index_number: card.index_number, url: card.address }));
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
