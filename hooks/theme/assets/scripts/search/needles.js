// What of a query is marked in texts, and which of it is quoted.

import { askedPairs } from "./asking.js";
import { toChinese } from "./numerals.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Word} Word */

/**
 * Returns the folded pieces of text that are marked in results, the longest first.
 * @param {Query} query
 * @param {boolean} partial whether the result need not hold the whole words
 */
export function needlesOf(query, partial) {
  const words = query.words.filter((word) => !word.year || word.quoted);
  const pieces = partial ? [...query.asked, ...askedPairs(query)] : [];
  return [...new Set([...words.flatMap(writtenForms), ...pieces])].sort((a, b) => b.length - a.length);
}

/**
 * Returns the folded forms of the article that is asked for.
 * @param {Query} query
 */
export function articleNeedles({ words }) {
  return words.filter(({ article }) => article).flatMap(writtenForms);
}

/** @param {Word} word */
function writtenForms({ plain, folded }) {
  return [plain, folded, withChineseCounts(folded)];
}

/** @param {string} folded */
function withChineseCounts(folded) {
  return folded.replace(/第([0-9]{1,4})(?=[条款项号章节编])/gu, (_, digits) => `第${toChinese(Number(digits))}`);
}
