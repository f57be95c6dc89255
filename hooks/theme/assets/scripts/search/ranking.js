// The order of results: what the words are found in goes before how often they are.

import { holds } from "./lists.js";

/** @typedef {import("./lists.js").List} List */
/** @typedef {import("./matching.js").Match} Match */

/**
 * Groups of results, the best first; from REST on, they do not hold all words.
 * @readonly
 * @enum {number}
 */
export const GROUP = {
  NUMBER: 0,
  WHOLE_TITLE: 1,
  LOCAL_TITLE: 2,
  TITLE: 3,
  TITLE_OF_YEAR: 4,
  HEAD: 5,
  JOINED: 6,
  TEXT: 7,
  ELSEWHERE: 8,
  REST: 9,
  PARTIAL: 10,
};

/**
 * @typedef {object} Ranked
 * @property {number} item
 * @property {number} group
 * @property {number} score lunr's
 */

/**
 * Returns the group of an item that holds all words. Where there are several words, all in the
 * title come before all in the title but the year of issue, then all in the title, issuer, number
 * or year together, then the text with the words side by side, then any text. An article is a word,
 * but no title holds it.
 * @param {Match[]} matches
 * @param {List} joined the items in whose text the words stand side by side
 * @param {number} item
 */
export function groupOf(matches, joined, item) {
  const named = matches.filter(({ word }) => !word.article);
  const telling = named.length ? named : matches;
  if (telling.every((match) => holds(match.title, item))) return GROUP.TITLE;
  const isOne = telling.length === 1;
  const isOfYear = telling.every(({ title, year }) => holds(title, item) || holds(year, item));
  if (!isOne && isOfYear) return GROUP.TITLE_OF_YEAR;
  if (!isOne && telling.every((match) => holds(match.head, item))) return GROUP.HEAD;
  if (holds(joined, item)) return GROUP.JOINED;
  return isOne && !telling.every((match) => holds(match.text, item)) ? GROUP.ELSEWHERE : GROUP.TEXT;
}

/**
 * Returns items by group, score and age, the newest first.
 * @param {Ranked[]} ranked
 */
export function byRelevance(ranked) {
  return ranked.sort((a, b) => a.group - b.group || b.score - a.score || b.item - a.item);
}

/**
 * Returns items by date, those that hold all words first; items are numbered by date.
 * @param {Ranked[]} ranked
 * @param {boolean} newestFirst
 */
export function byDate(ranked, newestFirst) {
  return completeFirst(ranked.sort((a, b) => (newestFirst ? b.item - a.item : a.item - b.item)));
}

/**
 * Returns items in their order, but those first that hold all words.
 * @param {Ranked[]} ranked
 */
function completeFirst(ranked) {
  /** @param {Ranked} entry */
  const part = ({ group }) => Number(group >= GROUP.REST);
  return ranked.sort((a, b) => part(a) - part(b));
}
