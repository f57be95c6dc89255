// The order of the first results, once their titles and texts have been looked at.

import { readFirst, readUntilShown } from "./first_results.js";
import { NUMBERS } from "./format.js";
import { isLong } from "./long_words.js";
import { isOneWord, wholeTitle } from "./query.js";
import { GROUP, byDate, byRelevance } from "./ranking.js";
import { readEach } from "./reading.js";
import { HOLDS, isDecimal } from "./verification.js";

/** @typedef {import("./candidates.js").Candidates} Candidates */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./ranking.js").Ranked} Ranked */
/** @typedef {import("./reading.js").Held} Held */
/** @typedef {"relevance" | "newest" | "oldest"} Sort */

const UNREAD = 9;
/** Ends the alias of a local rule's title without its place. */
const LOCAL = "~";

/**
 * Returns the items, those first whose whole title was typed, then those of local rules whose title
 * was typed without its place.
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {Ranked[]} ranked by relevance
 * @returns {Promise<Ranked[]>}
 */
export async function preferWholeTitles(index, query, ranked) {
  const alias = wholeTitle(query);
  const titled = ranked.filter(({ group }) => group === GROUP.TITLE).length;
  if (titled < 2 || !alias) return ranked;
  const postings = await index.postings([alias, alias + LOCAL]);
  const whole = new Set(postings.get(alias)?.units[NUMBERS]);
  const local = new Set(postings.get(alias + LOCAL)?.units[NUMBERS]);
  return byRelevance(
    ranked.map((entry) => {
      if (entry.group !== GROUP.TITLE) return entry;
      if (whole.has(entry.item)) return { ...entry, group: GROUP.WHOLE_TITLE };
      return local.has(entry.item) ? { ...entry, group: GROUP.LOCAL_TITLE } : entry;
    }),
  );
}

/**
 * The items in order, and whether none is left that may not hold a quoted phrase.
 * @typedef {{ order: Ranked[], isCounted: boolean }} Verified
 */

/**
 * Returns the items after those for the page from `offset` on have been looked at. What does not
 * hold a quoted phrase is left out; what does not hold the only word in one piece counts as partial.
 * By relevance, what holds the word as typed goes before what differs in punctuation.
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {Candidates} candidates
 * @param {Ranked[]} ranked
 * @param {{ offset: number, limit: number, sort: Sort }} page
 * @returns {Promise<Verified>}
 */
export async function verified(index, query, candidates, ranked, page) {
  const { numbered, shown } = candidates;
  const matches = candidates.matches.filter(({ word }) => numbered || needsReading(query, word));
  const strict = matches.some(({ word }) => word.quoted);
  const unsure = ranked.filter(({ group }) => group > GROUP.NUMBER && (strict || group < GROUP.REST));
  if (!matches.length || !unsure.length) return { order: ranked, isCounted: true };
  const { held, first, isCut } = strict
    ? await readUntilShown(index, matches, unsure, shown, page.offset + page.limit)
    : await readFirst(index, candidates, matches, unsure, page);
  const order = reordered(ranked, held, first, strict, page.sort);
  const unread = order
    .slice(page.offset, page.offset + page.limit)
    .filter(({ item, group }) => group > GROUP.NUMBER && group < GROUP.REST && !held.has(item));
  await readEach(index, matches, unread, new Map(), shown);
  return { order, isCounted: !strict || (!isCut && unsure.every(({ item }) => held.has(item))) };
}

/**
 * Returns whether texts are read for a word: quoted ones, the only one, and long ones and decimals,
 * of which a text may hold all terms otherwise.
 * @param {Query} query
 * @param {import("./query.js").Word} word
 */
function needsReading(query, word) {
  if (word.article || (word.year && !word.quoted)) return false;
  if (word.quoted || isLong(word) || isDecimal(word)) return true;
  return isOneWord(query) && [...word.folded].length > 1;
}

/**
 * @param {Ranked[]} ranked
 * @param {Map<number, Held>} held
 * @param {Map<number, Held>} first what of this the order follows
 * @param {boolean} strict whether what does not hold the words is left out
 * @param {Sort} sort
 */
function reordered(ranked, held, first, strict, sort) {
  const kept = strict ? ranked.filter(({ item }) => !held.get(item)?.refuted) : ranked;
  const graded = kept.map((entry) => {
    if (held.get(entry.item)?.how === HOLDS.NOT) return { ...entry, group: GROUP.PARTIAL };
    const isUntitled = entry.group === GROUP.TITLE && first.get(entry.item)?.titled === false;
    return isUntitled ? { ...entry, group: GROUP.TEXT } : entry; // its title holds the terms, but apart
  });
  if (sort !== "relevance") return byDate(graded, sort === "newest");
  const grades = new Map(graded.map((entry) => [entry.item, gradeOf(entry, first)]));
  /** @param {Ranked} entry */
  const grade = (entry) => /** @type {number} */ (grades.get(entry.item));
  return graded.sort((a, b) => grade(a) - grade(b) || a.group - b.group);
}

/**
 * Returns a number by which items go before others of another group: those read and found to hold
 * the word as typed, those read, those not read.
 * @param {Ranked} entry
 * @param {Map<number, Held>} held
 */
function gradeOf({ item, group }, held) {
  if (group <= GROUP.LOCAL_TITLE) return group;
  return group >= GROUP.REST ? UNREAD + group : (held.get(item)?.how ?? UNREAD - GROUP.TITLE) + GROUP.TITLE;
}
