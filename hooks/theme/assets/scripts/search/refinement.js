// The order of the first results, once their titles and texts have been looked at.

import { NUMBERS } from "./format.js";
import { NONE, intersectionOf } from "./lists.js";
import { isLong } from "./long_words.js";
import { isOneWord, plainWord, wholeTitle } from "./query.js";
import { GROUP, byDate, byRelevance } from "./ranking.js";
import { readEach } from "./reading.js";
import { HOLDS, isDecimal } from "./verification.js";

/** @typedef {import("./candidates.js").Candidates} Candidates */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./ranking.js").Ranked} Ranked */
/** @typedef {import("./reading.js").Held} Held */
/** @typedef {"relevance" | "newest" | "oldest"} Sort */

/** So many items are read at once, at first, then at least and at most. */
const FIRST_BATCH = 10;
const LEAST_BATCH = 5;
const LARGEST_BATCH = 20;
/**
 * The order follows from what is read for so many results, on whatever page, so that nothing is lost
 * between pages. For longer ones, which programs ask for, it is read on until what holds the words
 * as typed fills them: that precedes all else, and so stays where it was.
 */
const FIRST_RESULTS = 10;
/** So many items are looked at, at most, to find the best for the first page. */
const MOST_READ = 200;
/**
 * After so many, what differs in punctuation will do for the first page; after the first batch if
 * nothing else is among it, as with a phrase that ends one sentence and begins the next.
 */
const ENOUGH_READ = 30;
const MOST_JOINED_READ = 20;
/** So many of those with the terms of a quoted phrase are looked at, and so many more for each one shown. */
const MOST_READ_STRICTLY = 1000;
const MORE_READ_STRICTLY = 8;
/** So many are looked at, at most, for each one of a longer page. */
const READ_FOR_EACH = 30;
const UNREAD = 9;
/** Ends the alias of a local rule's title without its place. */
const LOCAL = "~";
const JOINED_READ = GROUP.JOINED + 0.5;

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
  if (ranked.some(({ group }) => group === GROUP.JOINED)) {
    return seamsRead(index, query, candidates, ranked, page);
  }
  const { numbered, shown } = candidates;
  const matches = candidates.matches.filter(({ word }) => numbered || needsReading(query, word));
  const strict = matches.some(({ word }) => word.quoted);
  const unsure = ranked.filter(({ group }) => group > GROUP.NUMBER && (strict || group < GROUP.REST));
  if (!matches.length || !unsure.length) return { order: ranked, isCounted: true };
  const { held, first, isCut } = strict
    ? await readUntilShown(index, matches, unsure, shown, page.offset + page.limit)
    : await readFirst(index, matches, unsure, shown, page);
  const order = reordered(ranked, held, first, strict, page.sort);
  const unread = order
    .slice(page.offset, page.offset + page.limit)
    .filter(({ item, group }) => group > GROUP.NUMBER && group < GROUP.REST && !held.has(item));
  await readEach(index, matches, unread, new Map(), shown);
  return { order, isCounted: !strict || (!isCut && unsure.every(({ item }) => held.has(item))) };
}

/**
 * How items that were read hold the words, what of it the order follows, and whether some were
 * given up, as too many seem to hold them.
 * @typedef {{ held: Map<number, Held>, first: Map<number, Held>, isCut?: boolean }} Reading
 */

/**
 * Reads the first items, on which the order depends.
 * @param {SearchIndex} index
 * @param {Match[]} matches
 * @param {Ranked[]} unsure
 * @param {Map<number, number>} shown
 * @param {{ offset: number, limit: number }} page
 * @returns {Promise<Reading>}
 */
async function readFirst(index, matches, unsure, shown, { offset, limit }) {
  const held = new Map();
  const isLong = limit > FIRST_RESULTS && unsure.length > limit;
  const wanted = isLong ? offset + limit : FIRST_RESULTS;
  const last = Math.min(isLong ? READ_FOR_EACH * limit : MOST_READ, unsure.length);
  for (let at = 0, batch = FIRST_BATCH; at < last; ) {
    const end = Math.min(at + batch, last);
    await readEach(index, matches, unsure.slice(at, end), held, shown);
    const good = [...held.values()].filter(({ how }) => how === HOLDS.AS_TYPED).length;
    const some = [...held.values()].filter(({ how }) => how !== HOLDS.NOT).length;
    if (good >= wanted) break;
    if (!isLong && some >= wanted && (end >= ENOUGH_READ || !good)) break;
    at = end;
    batch = nextBatch(wanted, good, at);
  }
  return { held, first: held };
}

/**
 * Returns how many items to read next: those that should hold as many as are wanted, if they hold
 * the words as often as those before.
 * @param {number} wanted
 * @param {number} good how many hold them so far
 * @param {number} read how many have been read
 */
function nextBatch(wanted, good, read) {
  const likely = Math.ceil(((wanted - good) * read) / Math.max(good, 1));
  return Math.min(Math.max(likely, LEAST_BATCH), LARGEST_BATCH);
}

/**
 * Reads items from the first to the last one that is shown. Of the many items that only seem to
 * hold a phrase, those that are not read are not shown.
 * @param {SearchIndex} index
 * @param {Match[]} matches
 * @param {Ranked[]} unsure
 * @param {Map<number, number>} shown
 * @param {number} end
 * @returns {Promise<Reading>}
 */
async function readUntilShown(index, matches, unsure, shown, end) {
  /** @type {Map<number, Held>} */
  const held = new Map();
  /** @type {Map<number, Held> | undefined} */
  let first;
  const wanted = Math.max(end, FIRST_RESULTS);
  for (let at = 0, good = 0, batch = FIRST_BATCH; at < unsure.length && good < wanted; ) {
    if (at >= MOST_READ_STRICTLY + MORE_READ_STRICTLY * end) {
      for (const { item } of unsure.slice(at)) held.set(item, { how: HOLDS.NOT, titled: false, refuted: true });
      return { held, first: first ?? held, isCut: true };
    }
    await readEach(index, matches, unsure.slice(at, at + batch), held, shown);
    const isEnough = at + batch >= MOST_READ; // of those that lack a long word, which are shown behind
    good = [...held.values()].filter(({ how, refuted }) => (isEnough ? !refuted : how !== HOLDS.NOT)).length;
    if (good >= FIRST_RESULTS) first ??= new Map(held);
    at += batch;
    batch = nextBatch(first ? wanted : FIRST_RESULTS, good, at);
  }
  return { held, first: first ?? held };
}

/**
 * Returns the items, the first of those whose words seem to stand side by side put behind if they
 * do not.
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {Candidates} candidates
 * @param {Ranked[]} ranked
 * @param {{ offset: number, limit: number, sort: Sort }} page
 * @returns {Promise<Verified>}
 */
async function seamsRead(index, query, candidates, ranked, page) {
  const word = plainWord(query.words.map(({ plain }) => plain).join(""), { typed: query.text });
  const parts = intersectionOf(candidates.matches.map((match) => match.parts));
  const none = { items: NONE, title: NONE, year: NONE, head: NONE, own: NONE, keywords: NONE, numbers: NONE, text: NONE };
  const match = { ...none, word, parts };
  const before = ranked.filter(({ group }) => group < GROUP.JOINED).length;
  const isPhrase = !before && isOneWord(query); // that ends in an article, but names no law
  const most = isPhrase ? MOST_READ : MOST_JOINED_READ;
  const joined = ranked.filter(({ group }) => group === GROUP.JOINED).slice(0, most);
  const wanted = page.sort === "relevance" ? page.offset + page.limit - before : 0;
  /** @type {Map<number, Held>} */
  const held = new Map();
  for (let at = 0, good = 0; at < joined.length && good < wanted; at += FIRST_BATCH) {
    await readEach(index, [match], joined.slice(at, at + FIRST_BATCH), held, candidates.shown);
    good = [...held.values()].filter(({ how }) => how !== HOLDS.NOT).length;
  }
  const regrouped = ranked.map((entry) => {
    const apart = entry.group === GROUP.JOINED && held.get(entry.item)?.how === HOLDS.NOT;
    return { ...entry, group: apart ? GROUP.TEXT : entry.group === GROUP.JOINED ? JOINED_READ : entry.group };
  });
  return verified(index, query, candidates, page.sort === "relevance" ? byRelevance(regrouped) : regrouped, page);
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
