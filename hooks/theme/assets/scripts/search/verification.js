// Whether a text holds a phrase in one piece, which terms alone do not tell.

import { LONGEST_WORD } from "./query.js";
import { fold, withArabicCounts } from "./segmentation.js";

/** @typedef {import("./query.js").Word} Word */

/**
 * How a text holds a phrase: as typed, but for quotes and brackets, but for punctuation, perhaps (in
 * a part not read, or but for a decimal point), or not.
 * @readonly
 * @enum {number}
 */
export const HOLDS = { AS_TYPED: 0, BUT_QUOTES: 1, LOOSELY: 2, PERHAPS: 3, NOT: 4 };

const SORTS = /** @type {[RegExp, string][]} */ ([
  [/[‘’'"“”„‟「」『』`´＂＇]/gu, "\""],
  [/[([{<〔【〖《〈«﹝]/gu, "("],
  [/[)\]}>〕】〗》〉»﹞]/gu, ")"],
  [/[-‐‑‒–—―−~～─]+/gu, "-"],
  [/[,、]/gu, ","],
  [/[.。]/gu, "."],
  [/\s+/gu, ""],
]);

/** A decimal point, which is no punctuation: 1.5 is not 15. */
const POINT = /(?<=[0-9０-９])\s*[.．]\s*(?=[0-9０-９])/u;
const POINTS = new RegExp(POINT, "gu");
/** Stands for a point in folded texts: a letter that none of them holds. */
const POINT_LETTER = "\ua015";

/**
 * Returns whether a word has a decimal point, which its terms leave out.
 * @param {Word} word
 */
export function isDecimal({ typed }) {
  return POINT.test(typed);
}

/**
 * Returns how a text holds a word.
 * @param {string} text
 * @param {Word} word
 */
export function holding(text, word) {
  const [plain, counted] = isDecimal(word) ? withPoints(word.typed) : [word.plain, word.folded];
  if (!holdsFolded(foldWithPoints(text), plain, counted)) {
    return !word.quoted && holdsFolded(fold(text), word.plain, word.folded) ? HOLDS.PERHAPS : HOLDS.NOT;
  }
  const [held, typed] = [level(text), level(word.typed)];
  if (held.includes(typed)) return HOLDS.AS_TYPED;
  return unquoted(held).includes(unquoted(typed)) ? HOLDS.BUT_QUOTES : HOLDS.LOOSELY;
}

/**
 * @param {string} folded
 * @param {string} plain a folded word
 * @param {string} counted the same with counts in Arabic digits
 */
function holdsFolded(folded, plain, counted) {
  const phrase = [...plain].slice(0, LONGEST_WORD).join("");
  return folded.includes(phrase) || withArabicCounts(folded).includes(counted);
}

/** @param {string} text */
function foldWithPoints(text) {
  return fold(text.replace(POINTS, POINT_LETTER));
}

/**
 * Returns a typed text folded, and with counts in Arabic digits.
 * @param {string} typed
 * @returns {[string, string]}
 */
function withPoints(typed) {
  const folded = foldWithPoints(typed);
  return [folded, withArabicCounts(folded)];
}

/** @param {string} levelled */
function unquoted(levelled) {
  return levelled.replace(/["()]/gu, "");
}

/**
 * Returns a text in which punctuation remains, but in one sort of quote, bracket, dash and comma.
 * @param {string} text
 */
function level(text) {
  const plain = text.normalize("NFKC").toLowerCase();
  return SORTS.reduce((levelled, [sort, one]) => levelled.replace(sort, one), plain);
}
