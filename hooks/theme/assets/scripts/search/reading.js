// How items hold words, as the cards of their parts tell.

import { readCard } from "./cards.js";
import { holds, intersection, range } from "./lists.js";
import { itemsOfYear } from "./matching.js";
import { fold } from "./segmentation.js";
import { HOLDS, holding } from "./verification.js";

/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./matching.js").Match} Match */

/**
 * How an item holds the words, how its title does, and whether it lacks a quoted one.
 * @typedef {{ how: number, titled: number, refuted: boolean }} Held
 */

/**
 * How it holds one word, and the part in which that was seen, if it was.
 * @typedef {{ how: number, titled: number, part: number | undefined }} HeldInPart
 */

/** So many of an item's parts are read for a word that is not quoted. */
const MOST_PARTS = 3;
/** For so many words it is remembered what was read, so that further pages need not read it again. */
const MOST_REMEMBERED = 16;
/** @type {WeakMap<SearchIndex, Map<string, Map<number, HeldInPart>>>} what was read, by word and item */
const remembered = new WeakMap();

/**
 * Reads items, and notes how they hold the words and in which part that was seen.
 * @param {SearchIndex} index
 * @param {Match[]} matches
 * @param {{ item: number }[]} entries
 * @param {Map<number, Held>} held
 * @param {Map<number, number>} shown
 */
export async function readEach(index, matches, entries, held, shown) {
  await Promise.all(
    entries.map(async ({ item }) => {
      const all = await Promise.all(matches.map((match) => readOnce(index, match, item)));
      for (const { part } of all) if (part !== undefined) shown.set(item, part);
      const how = Math.max(...all.map((one) => one.how));
      const refuted = all.some((one, at) => one.how === HOLDS.NOT && matches[at]?.word.quoted);
      held.set(item, { how, titled: Math.max(...all.map((one) => one.titled)), refuted });
    }),
  );
}

/**
 * Returns how an item holds a word, read now or remembered.
 * @param {SearchIndex} index
 * @param {Match} match
 * @param {number} item
 * @returns {Promise<HeldInPart>}
 */
async function readOnce(index, match, item) {
  const known = readingsOf(index, match);
  const reading = known.get(item) ?? (await readItem(index, match, item));
  known.set(item, reading);
  return reading;
}

/**
 * @param {SearchIndex} index
 * @param {Match} match
 */
function readingsOf(index, { word, parts }) {
  const all = remembered.get(index) ?? new Map();
  const key = JSON.stringify([word.typed, word.scope, word.quoted, word.terms, parts.length]);
  const readings = all.get(key) ?? new Map();
  if (all.size >= MOST_REMEMBERED && !all.has(key)) all.clear();
  remembered.set(index, all.set(key, readings));
  return readings;
}

/**
 * Returns how an item holds a word, as far as its most likely parts tell.
 * @param {SearchIndex} index
 * @param {Match} match
 * @param {number} item
 * @returns {Promise<HeldInPart>}
 */
async function readItem(index, match, item) {
  const { year } = match.word;
  if (year && holds(itemsOfYear(index, year), item)) {
    const titled = holds(match.title, item) ? HOLDS.AS_TYPED : HOLDS.NOT;
    return { how: HOLDS.AS_TYPED, titled, part: undefined };
  }
  const first = /** @type {number} */ (index.firstPart[item]);
  const own = range(first, /** @type {number} */ (index.endPart[item]));
  const parts = intersection(own, match.parts);
  const most = match.word.quoted ? parts.length : MOST_PARTS;
  /** @type {number} */
  let best = HOLDS.NOT;
  let seen;
  /** @type {number} */
  let titled = HOLDS.NOT;
  let isNumbered = false; // with all terms, by the numbers that the card tells
  for (const part of parts.length ? parts.subarray(0, most) : [first]) {
    const card = readCard(await index.card(part));
    titled = holding(card.title, match.word);
    const numbers = numbersOf(card).map(fold);
    isNumbered = match.word.terms.every((term) => numbers.some((number) => number.includes(term)));
    const how = Math.min(...textsOf(card, match.word.scope).map((text) => holding(text, match.word)));
    if (how < best) seen = part;
    best = Math.min(best, how);
    if (best === HOLDS.AS_TYPED || (match.word.quoted && best <= HOLDS.LOOSELY)) break;
  }
  const unread = parts.length > most || holds(match.keywords, item) || (holds(match.numbers, item) && !isNumbered);
  return { how: best === HOLDS.NOT && unread ? HOLDS.PERHAPS : best, titled, part: seen };
}

/**
 * Returns what of a card can hold a word of a scope.
 * @param {import("./cards.js").Card} card
 * @param {string} scope
 */
function textsOf(card, scope) {
  if (scope === "title") return [card.title];
  const bodies = card.values["body"] ?? [];
  if (scope === "issuing_body") return bodies;
  if (scope === "numbers") return numbersOf(card);
  return [card.title, card.text, ...bodies, ...numbersOf(card), card.summary];
}

/** @param {import("./cards.js").Card} card */
function numbersOf(card) {
  return [card.document_number, card.index_number];
}
