// Whether a text holds a phrase in one piece, which terms alone do not tell.

import { LONGEST_WORD } from "./query.js";
import { fold, withArabicCounts } from "./segmentation.js";

/** @typedef {import("./cards.js").Card} Card */
/** @typedef {import("./query.js").Word} Word */

/**
 * How a text holds a phrase: as typed, but for punctuation, or not at all.
 * @readonly
 * @enum {number}
 */
export const HOLDS = { AS_TYPED: 0, LOOSELY: 1, NOT: 2 };

const SORTS = /** @type {[RegExp, string][]} */ ([
  [/[‘’'"“”„‟「」『』`´＂＇]/gu, "\""],
  [/[([{<〔【〖《〈«﹝]/gu, "("],
  [/[)\]}>〕】〗》〉»﹞]/gu, ")"],
  [/[-‐‑‒–—―−~～─]+/gu, "-"],
  [/[,、]/gu, ","],
  [/[.。]/gu, "."],
  [/\s+/gu, ""],
]);

/**
 * Returns how a text holds a word.
 * @param {string} text
 * @param {Word} word
 */
export function holding(text, word) {
  const folded = fold(text);
  const plain = [...word.plain].slice(0, LONGEST_WORD).join("");
  if (!folded.includes(plain) && !withArabicCounts(folded).includes(word.folded)) return HOLDS.NOT;
  return level(text).includes(level(word.typed)) ? HOLDS.AS_TYPED : HOLDS.LOOSELY;
}

/**
 * Returns a text in which punctuation remains, but in one sort of quote, bracket, dash and comma.
 * @param {string} text
 */
function level(text) {
  const plain = text.normalize("NFKC").toLowerCase();
  return SORTS.reduce((levelled, [sort, one]) => levelled.replace(sort, one), plain);
}
