// A lunr index cut down to the terms of a query, which gives the documents and scores of the whole.
// lunr divides by the magnitude of the query's vector alone, so other terms make no difference.

import { TEXT } from "./format.js";
import { NONE, intersection, lowerBound } from "./lists.js";

/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./format.js").Posting} Posting */
/** @typedef {import("./lists.js").List} List */

// The whole index is one that lunr's builder makes with `k1(1.2)` and `b(0)`: without the length
// of fields, scores need nothing but postings.
const K1 = 1.2;
const B = 0;
const OFTEN = 3;
const NO_METADATA = Object.freeze({});

/**
 * How often items hold a term in a field: `items` ascend, `counts` belong to them.
 * @typedef {{ items: List, counts: ArrayLike<number> }} Frequencies
 */

/**
 * Returns a lunr index of the postings.
 * @param {any} lunr
 * @param {SearchIndex} index
 * @param {Map<string, Posting>} postings
 * @param {List} [only] the items to which the index is limited; scores are those of the whole
 */
export function partialIndex(lunr, index, postings, only) {
  const fields = Object.keys(index.core.boosts);
  const invertedIndex = Object.create(null);
  /** @type {Map<string, number[]>} the elements of lunr's vectors: terms' numbers and weights */
  const vectors = new Map();
  const tokens = new lunr.TokenSet.Builder();
  const terms = [...postings.keys()].filter((term) => postings.get(term)?.units.some(Boolean));
  terms.sort().forEach((term, number) => {
    const frequencies = frequenciesOf(index, /** @type {Posting} */ (postings.get(term)));
    const idf = inverseFrequency(frequencies, index.core.documents);
    invertedIndex[term] = { _index: number };
    fields.forEach((field, at) => {
      const { items, counts } = limited(/** @type {Frequencies} */ (frequencies[at]), only);
      const boost = index.core.boosts[field] ?? 1;
      invertedIndex[term][field] = Object.fromEntries(Array.from(items, (item) => [item, NO_METADATA]));
      items.forEach((item, place) => {
        const reference = `${field}/${item}`;
        const vector = vectors.get(reference) ?? [];
        vector.push(number, weight(idf, /** @type {number} */ (counts[place]), boost));
        vectors.set(reference, vector);
      });
    });
    tokens.insert(term);
  });
  tokens.finish();
  const fieldVectors = Object.create(null);
  for (const [reference, elements] of vectors) fieldVectors[reference] = new lunr.Vector(elements);
  const pipeline = new lunr.Pipeline();
  return new lunr.Index({ invertedIndex, fieldVectors, tokenSet: tokens.root, fields, pipeline });
}

/**
 * Returns for each item the score that lunr gives it over the whole index, but for the last digits:
 * each query weighs its terms alike, so that it is the sum of the item's weights over a constant.
 * @param {SearchIndex} index
 * @param {Map<string, Posting>} postings
 * @returns {Float64Array}
 */
export function estimates(index, postings) {
  const sums = new Float64Array(index.core.documents);
  const boosts = Object.values(index.core.boosts);
  const held = [...postings.values()].filter(({ units }) => units.some(Boolean));
  for (const posting of held) {
    const frequencies = frequenciesOf(index, posting);
    const idf = inverseFrequency(frequencies, index.core.documents);
    frequencies.forEach(({ items, counts }, field) => {
      for (let at = 0; at < items.length; at += 1) {
        const item = /** @type {number} */ (items[at]);
        const more = weight(idf, /** @type {number} */ (counts[at]), boosts[field] ?? 1);
        sums[item] = /** @type {number} */ (sums[item]) + more;
      }
    });
  }
  const magnitude = Math.sqrt(held.length) || 1;
  return sums.map((sum) => sum / magnitude);
}

/**
 * Returns, for each field of lunr's index, how often items hold the term there. Text is counted by
 * the part: once, or three times where the part holds the term often.
 * @param {SearchIndex} index
 * @param {Posting} posting
 * @returns {Frequencies[]}
 */
function frequenciesOf(index, posting) {
  const frequencies = Array.from({ length: TEXT }, (_, field) => {
    const items = posting.units[field] ?? NONE;
    return { items, counts: new Uint8Array(items.length).fill(1) };
  });
  return [...frequencies, ...[0, 1].map((kind) => textFrequencies(index, posting, kind))];
}

/**
 * @param {SearchIndex} index
 * @param {Posting} posting
 * @param {number} kind 1 for attachments, 0 for bodies
 * @returns {Frequencies}
 */
function textFrequencies(index, posting, kind) {
  const parts = posting.units[TEXT] ?? NONE;
  const items = new Uint32Array(parts.length);
  const counts = new Uint32Array(parts.length);
  let last = -1;
  parts.forEach((part, at) => {
    if (index.isAttachment[part] !== kind) return;
    const item = /** @type {number} */ (index.itemOf[part]);
    if (last < 0 || items[last] !== item) items[++last] = item;
    counts[last] = /** @type {number} */ (counts[last]) + (posting.often?.[at] ? OFTEN : 1);
  });
  return { items: items.subarray(0, last + 1), counts };
}

/**
 * @param {Frequencies} frequencies
 * @param {List} [only]
 * @returns {Frequencies}
 */
function limited(frequencies, only) {
  if (!only) return frequencies;
  const items = intersection(frequencies.items, only);
  let at = 0;
  const counts = Array.from(items, (item) => {
    at = lowerBound(frequencies.items, item, at);
    return /** @type {number} */ (frequencies.counts[at]);
  });
  return { items, counts };
}

/**
 * @param {Frequencies[]} frequencies
 * @param {number} documents
 */
function inverseFrequency(frequencies, documents) {
  const holding = frequencies.reduce((sum, { items }) => sum + items.length, 0);
  return Math.log(1 + Math.abs((documents - holding + 0.5) / (holding + 0.5)));
}

/**
 * Returns a term's weight as lunr's builder computes and rounds it.
 * @param {number} idf
 * @param {number} count
 * @param {number} boost
 */
function weight(idf, count, boost) {
  const score = (idf * ((K1 + 1) * count)) / (K1 * (1 - B) + count);
  return Math.round(score * boost * 1000) / 1000;
}
