// The order of the first results, once their titles and texts have been looked at.

import { readFirst, readUntilShown } from "./first_results.js";
import { NUMBERS } from "./format.js";
import { titleAlias } from "./numbers.js";
import { isOneWord, wholeTitle } from "./query.js";
import { GROUP, byDate, byRelevance } from "./ranking.js";
import { readEach } from "./reading.js";
import { LONGEST_TERM } from "./segmentation.js";
import { HOLDS, isDecimal } from "./verification.js";

/** @typedef {import("./candidates.js").Candidates} Candidates */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./ranking.js").Ranked} Ranked */
/** @typedef {import("./reading.js").Held} Held */
/** @typedef {"relevance" | "newest" | "oldest"} Sort */

const UNREAD = 9;
/** Ends the alias of a local rule's title without its place. */
const LOCAL = "~";
/**
 * The groups of items whose whole title is one of several words: first of all what is of the year or
 * the issuer that the others name; behind what holds all in its title, where only the text holds these.
 * @type {Record<number, number>}
 */
const BESIDE = {
  [GROUP.TITLE_OF_YEAR]: GROUP.WHOLE_TITLE,
  [GROUP.HEAD]: GROUP.WHOLE_TITLE,
  [GROUP.JOINED]: GROUP.TITLE_OF_YEAR,
  [GROUP.TEXT]: GROUP.TITLE_OF_YEAR,
};

/**
 * Returns the items, those first whose whole title was typed, then those of local rules whose title
 * was typed without its place; a whole title beside other words counts for what these are.
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {Candidates} candidates
 * @param {Ranked[]} ranked by relevance
 * @returns {Promise<Ranked[]>}
 */
export async function preferWholeTitles(index, query, { matches }, ranked) {
  const titled = ranked.filter(({ group }) => group === GROUP.TITLE).length;
  const alias = titled > 1 ? wholeTitle(query) : "";
  const named = namedTitle(query, matches);
  const postings = await index.postings([alias, alias && alias + LOCAL, named].filter(Boolean));
  /** @param {string} term */
  const bearers = (term) => new Set(postings.get(term)?.units[NUMBERS]);
  const [whole, local, beside] = [bearers(alias), bearers(alias + LOCAL), bearers(named)];
  if (!whole.size && !local.size && !beside.size) return ranked;
  return byRelevance(
    ranked.map((entry) => {
      const { item, group } = entry;
      if (group === GROUP.TITLE && whole.has(item)) return { ...entry, group: GROUP.WHOLE_TITLE };
      if (group === GROUP.TITLE && local.has(item)) return { ...entry, group: GROUP.LOCAL_TITLE };
      return beside.has(item) ? { ...entry, group: BESIDE[group] ?? group } : entry;
    }),
  );
}

/**
 * Returns the alias of a whole title beside which other words stand, as a year or an issuer: of the
 * word that the fewest titles hold; empty if there is none.
 * @param {Query} query
 * @param {Match[]} matches
 */
function namedTitle(query, matches) {
  const words = matches.filter(({ word }) => !word.article && ["", "title"].includes(word.scope));
  const named = words.filter(({ word, title }) => title.length && !word.year && [...word.folded].length > 2);
  const [rarest] = named.sort((a, b) => a.title.length - b.title.length);
  return rarest && matches.length > 1 && !query.excluded.length ? titleAlias(rarest.word.plain) : "";
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
 * Returns whether texts are read for a word: quoted ones, the only one, and decimals and those of
 * several terms, which a text may hold otherwise.
 * @param {Query} query
 * @param {import("./query.js").Word} word
 */
function needsReading(query, word) {
  if (word.article || (word.year && !word.quoted)) return false;
  const letters = [...word.folded].length;
  if (word.quoted || letters > LONGEST_TERM || isDecimal(word)) return true;
  return isOneWord(query) && letters > 1;
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
    const isUntitled = entry.group === GROUP.TITLE && first.get(entry.item)?.titled === HOLDS.NOT;
    return isUntitled ? { ...entry, group: GROUP.TEXT } : entry; // its title holds the terms, but apart
  });
  if (sort !== "relevance") return byDate(graded, sort === "newest");
  const grades = new Map(graded.map((entry) => [entry.item, gradeOf(entry, first)]));
  /** @param {Ranked} entry */
  const grade = (entry) => /** @type {number} */ (grades.get(entry.item));
  return graded.sort((a, b) => grade(a) - grade(b) || a.group - b.group);
}

/**
 * Returns a number by which items go before others of another group: those with a title that holds
 * the words but for quotes, then those that hold them as typed, those read, those not read.
 * @param {Ranked} entry
 * @param {Map<number, Held>} held
 */
function gradeOf({ item, group }, held) {
  if (group <= GROUP.LOCAL_TITLE) return group;
  if (group >= GROUP.REST) return UNREAD + group;
  const { how, titled } = held.get(item) ?? { how: UNREAD, titled: HOLDS.NOT };
  const isTitled = group === GROUP.TITLE && titled <= HOLDS.BUT_QUOTES;
  return isTitled ? GROUP.TITLE + how / 10 : GROUP.TITLE_OF_YEAR + how;
}
