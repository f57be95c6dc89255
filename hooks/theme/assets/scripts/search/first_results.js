// How many of the items that seem to hold the words are read, so that the first results do hold them.

import { holds } from "./lists.js";
import { narrowed } from "./narrowing.js";
import { readEach } from "./reading.js";
import { HOLDS } from "./verification.js";

/** @typedef {import("./candidates.js").Candidates} Candidates */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./lists.js").List} List */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./ranking.js").Ranked} Ranked */
/** @typedef {import("./reading.js").Held} Held */

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
 * After so many, what differs in punctuation will do for the first page; at once if nothing else is
 * among it, as with a phrase that ends one sentence and begins the next.
 */
const ENOUGH_READ = 30;
/** So many of those with the terms of a quoted phrase are looked at, and so many more for each one shown. */
const MOST_READ_STRICTLY = 1000;
const MORE_READ_STRICTLY = 8;
/** So many are looked at, at most, for each one of a longer page. */
const READ_FOR_EACH = 30;
const REFUTED = Object.freeze({ how: HOLDS.NOT, titled: HOLDS.NOT, refuted: true });

/**
 * How items that were read hold the words, what of it the order follows, and whether some were
 * given up, as too many seem to hold them.
 * @typedef {{ held: Map<number, Held>, first: Map<number, Held>, isCut?: boolean }} Reading
 */

/**
 * Reads the first items, on which the order depends.
 * @param {SearchIndex} index
 * @param {Candidates} candidates
 * @param {Match[]} matches those of the words to be read
 * @param {Ranked[]} unsure
 * @param {{ offset: number, limit: number }} page
 * @returns {Promise<Reading>}
 */
export async function readFirst(index, { postings, shown }, matches, unsure, { offset, limit }) {
  /** @type {Map<number, Held>} */
  const held = new Map();
  const isLongPage = limit > FIRST_RESULTS && unsure.length > limit;
  const wanted = isLongPage ? offset + limit : FIRST_RESULTS;
  const most = isLongPage ? READ_FOR_EACH * limit : MOST_READ;
  let left = unsure.slice(0, most);
  for (let at = 0, batch = FIRST_BATCH; at < left.length; ) {
    const end = Math.min(at + batch, left.length);
    await readEach(index, matches, left.slice(at, end), held, shown);
    const good = count(held, ({ how }) => how === HOLDS.AS_TYPED);
    const some = count(held, ({ how }) => how !== HOLDS.NOT);
    if (good >= wanted) break;
    if (!isLongPage && some >= wanted && (end >= ENOUGH_READ || !good)) break;
    batch = stillToRead(wanted, good || some, end);
    const vain = Math.min(batch, left.length - end) * (1 - some / end);
    const items = at ? null : await narrowed(index, postings, matches, vain);
    if (items) left = withoutOthers(unsure, items, held, end).slice(0, most);
    batch = items ? FIRST_BATCH : Math.min(batch, LARGEST_BATCH);
    at = end;
  }
  return { held, first: held };
}

/**
 * Returns the entries read so far, and those after them that are among some items; notes that the
 * others do not hold the words.
 * @param {Ranked[]} entries
 * @param {List} items
 * @param {Map<number, Held>} held
 * @param {number} read how many have been read
 */
function withoutOthers(entries, items, held, read) {
  return entries.filter(({ item }, at) => {
    if (at < read || holds(items, item)) return true;
    held.set(item, REFUTED);
    return false;
  });
}

/**
 * @param {Map<number, Held>} held
 * @param {(one: Held) => boolean} isMeant
 */
function count(held, isMeant) {
  return [...held.values()].filter(isMeant).length;
}

/**
 * Returns how many items to read next: those that should hold as many as are wanted, if they hold
 * the words as often as those before.
 * @param {number} wanted
 * @param {number} good how many hold them so far
 * @param {number} read how many have been read
 */
function stillToRead(wanted, good, read) {
  return Math.max(Math.ceil(((wanted - good) * read) / Math.max(good, 1)), LEAST_BATCH);
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
export async function readUntilShown(index, matches, unsure, shown, end) {
  /** @type {Map<number, Held>} */
  const held = new Map();
  /** @type {Map<number, Held> | undefined} */
  let first;
  const wanted = Math.max(end, FIRST_RESULTS);
  for (let at = 0, good = 0, batch = FIRST_BATCH; at < unsure.length && good < wanted; ) {
    if (at >= MOST_READ_STRICTLY + MORE_READ_STRICTLY * end) {
      for (const { item } of unsure.slice(at)) held.set(item, REFUTED);
      return { held, first: first ?? held, isCut: true };
    }
    await readEach(index, matches, unsure.slice(at, at + batch), held, shown);
    const isEnough = at + batch >= MOST_READ; // of those that lack a long word, which are shown behind
    good = count(held, ({ how, refuted }) => (isEnough ? !refuted : how !== HOLDS.NOT));
    if (good >= FIRST_RESULTS) first ??= new Map(held);
    at += batch;
    batch = Math.min(stillToRead(first ? wanted : FIRST_RESULTS, good, at), LARGEST_BATCH);
  }
  return { held, first: first ?? held };
}

