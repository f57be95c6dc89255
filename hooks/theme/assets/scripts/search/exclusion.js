// What an excluded word leaves out: the items that hold it in one piece.

import { difference, intersection } from "./lists.js";
import { readEach } from "./reading.js";
import { LONGEST_TERM } from "./segmentation.js";
import { HOLDS, isDecimal } from "./verification.js";

/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./lists.js").List} List */
/** @typedef {import("./matching.js").Match} Match */

/** So many items are read for an excluded word, at most; where there are more, its terms decide. */
const MOST_UNSURE = 40;

/**
 * Returns where an excluded word stands, without those of the items asked for that hold it apart.
 * @param {SearchIndex} index
 * @param {Match} match
 * @param {List} items those that hold the other words
 * @returns {Promise<Match>}
 */
export async function heldWhole(index, match, items) {
  const { word } = match;
  if (word.year || ([...word.folded].length <= LONGEST_TERM && !isDecimal(word))) return match;
  const unsure = difference(intersection(items, match.items), match.own);
  if (unsure.length > MOST_UNSURE) return match;
  const held = new Map();
  const exact = { ...match, word: { ...word, quoted: true } };
  await readEach(index, [exact], Array.from(unsure, (item) => ({ item })), held, new Map());
  const apart = unsure.filter((item) => held.get(item)?.how === HOLDS.NOT);
  return { ...match, items: difference(match.items, apart) };
}
