// How queries are cut into terms: the twin of disclosure/search/segmentation.py.

import { parseNumeral } from "./numerals.js";

const COMMON_MARKS =
  /[\t-\r !-$&-/:-@\u00a0\u2018-\u201d\u2026\u3000-\u3003\u3008-\u3015\uff01-\uff04\uff06-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+/gu;
const LEFT_OUT = new RegExp(
  "[" +
    "\\u{0}-\\u{24}\\u{26}-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{60}\\u{7b}-\\u{bf}\\u{d7}\\u{f7}" +
    "\\u{2b9}-\\u{36f}\\u{61c}\\u{180b}-\\u{180f}\\u{1ab0}-\\u{1aff}\\u{1dc0}-\\u{1dff}" +
    "\\u{2000}-\\u{202f}\\u{2031}-\\u{206f}\\u{20a0}-\\u{20ff}\\u{2190}-\\u{2bff}" +
    "\\u{2e00}-\\u{2e7f}\\u{2ff0}-\\u{3004}\\u{3008}-\\u{3020}\\u{302a}-\\u{3030}\\u{3036}\\u{3037}" +
    "\\u{303d}-\\u{303f}\\u{3099}-\\u{309c}\\u{30a0}\\u{30fb}\\u{31c0}-\\u{31ef}" +
    "\\u{d800}-\\u{f8ff}\\u{fe00}-\\u{fe6f}\\u{feff}\\u{fff0}-\\u{ffff}" +
    "\\u{1f000}-\\u{1faff}\\u{e0000}-\\u{10ffff}" +
    "]+",
  "gu",
);
/** Words no longer than this are cut into all their triples, longer ones into every other. */
const LONGEST_DENSE = 5;
/** A word of so many letters is itself a term. */
export const LONGEST_TERM = 3;
const COUNTED = /第([〇零一二三四五六七八九十百千]{1,9})(?=[条款项号章节编])/gu;

/**
 * Returns the text without all that must not decide whether it is found: width, letter case,
 * compatibility forms, blanks, punctuation, quotes, brackets, zero-width and combining characters.
 * @param {string} text
 */
export function fold(text) {
  const plain = text.replace(COMMON_MARKS, "").replace(/[\u25cb\u25ef]/g, "〇");
  const level = plain.normalize("NFKC").toLowerCase().replaceAll("ς", "σ");
  return level.normalize("NFKC").replace(LEFT_OUT, "");
}

/**
 * Returns folded text with 第四十一条 as 第41条; the same for 款, 项, 号, 章, 节 and 编.
 * @param {string} folded
 */
export function withArabicCounts(folded) {
  return folded.replace(COUNTED, (whole, numeral) => {
    const value = parseNumeral(numeral);
    return value === null ? whole : `第${value}`;
  });
}

/**
 * Returns the pairs of letters of a folded word.
 * @param {string} folded
 */
export function pairsOf(folded) {
  return grams([...folded], 2, 1);
}

/**
 * Returns pairs of letters that hold each letter once, but for the last two of an odd number.
 * @param {string} folded
 */
export function pairsApart(folded) {
  return grams([...folded], 2, 2);
}

/**
 * Returns the triples of letters of a folded word.
 * @param {string} folded
 */
export function triplesOf(folded) {
  return grams([...folded], 3, 1);
}

/**
 * Returns terms that a text must hold if it holds the word: the pair itself, or triples that
 * overlap by a letter. A lone letter is a term of texts that end in it.
 * @param {string} folded
 */
export function termsOf(folded) {
  const letters = [...folded];
  return letters.length < 3 ? [folded] : grams(letters, 3, letters.length > LONGEST_DENSE ? 2 : 1);
}

/**
 * @param {string[]} letters
 * @param {number} size
 * @param {number} step
 */
function grams(letters, size, step) {
  const last = letters.length - size;
  /** @type {Set<string>} */
  const found = new Set();
  for (let at = 0; at < last + step && last >= 0; at += step) {
    const start = Math.min(at, last);
    found.add(letters.slice(start, start + size).join(""));
  }
  return [...found];
}
