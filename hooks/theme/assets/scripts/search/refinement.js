// The order of the first results, once their titles and texts have been looked at.

import { readCard } from "./cards.js";
import { NONE, intersection, intersectionOf, range } from "./lists.js";
import { titleAlias } from "./numbers.js";
import { plainWord } from "./query.js";
import { GROUP, byRelevance } from "./ranking.js";
import { HOLDS, holding } from "./verification.js";

/** @typedef {import("./candidates.js").Candidates} Candidates */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./ranking.js").Ranked} Ranked */

const BATCH = 10;
/** So many items are looked at, at most, to find the best for the first page. */
const MOST_READ = 40;
const MOST_PARTS = 3;
const UNREAD = 9;
const JOINED_READ = GROUP.JOINED + 0.5;

/**
 * Returns the items, those first whose whole title was typed.
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {Ranked[]} ranked by relevance
 * @returns {Promise<Ranked[]>}
 */
export async function preferWholeTitles(index, query, ranked) {
  const named = query.words.filter((word) => !word.article && !word.scope);
  const titled = ranked.filter(({ group }) => group === GROUP.TITLE).length;
  if (titled < 2 || !named.length) return ranked;
  const alias = titleAlias(named.map((word) => word.plain).join(""));
  const whole = new Set((await index.postings([alias])).get(alias)?.units[0] ?? []);
  return byRelevance(
    ranked.map((entry) => {
      return entry.group === GROUP.TITLE && whole.has(entry.item)
        ? { ...entry, group: GROUP.WHOLE_TITLE }
        : entry;
    }),
  );
}

/**
 * Returns the items after those for the page from `offset` on have been looked at. What does not
 * hold a quoted phrase is left out; what does not hold the only word in one piece counts as partial.
 * By relevance, what holds the word as typed goes before what differs in punctuation.
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {Candidates} candidates
 * @param {Ranked[]} ranked
 * @param {{ offset: number, limit: number, byRelevance: boolean }} page
 * @returns {Promise<Ranked[]>}
 */
export async function verified(index, query, candidates, ranked, page) {
  if (ranked.some(({ group }) => group === GROUP.JOINED)) {
    return seamsRead(index, query, candidates, ranked, page);
  }
  const matches = candidates.matches.filter(({ word }) => needsReading(query, word));
  const unsure = ranked.filter(({ group }) => group > GROUP.NUMBER && group < GROUP.PARTIAL);
  if (!matches.length || !unsure.length) return ranked;
  /** @type {Map<number, number>} */
  const held = new Map();
  const end = page.offset + page.limit;
  const last = Math.max(Math.min(end, MOST_READ), page.byRelevance ? MOST_READ : 0);
  for (let at = 0; at < Math.min(last, unsure.length); at += BATCH) {
    await readEach(index, matches, unsure.slice(at, Math.min(at + BATCH, last)), held);
    const good = [...held.values()].filter((how) => how === HOLDS.AS_TYPED).length;
    if (at + BATCH >= end && good >= Math.min(end, MOST_READ - BATCH)) break;
  }
  if (page.offset >= last) await readEach(index, matches, unsure.slice(page.offset, end), held);
  return reordered(ranked, held, matches, page.byRelevance);
}

/**
 * Returns the items, the first of those whose words seem to stand side by side put behind if they
 * do not.
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {Candidates} candidates
 * @param {Ranked[]} ranked
 * @param {{ offset: number, limit: number, byRelevance: boolean }} page
 * @returns {Promise<Ranked[]>}
 */
async function seamsRead(index, query, candidates, ranked, page) {
  const word = plainWord(query.words.map(({ plain }) => plain).join(""), { typed: query.text });
  const parts = intersectionOf(candidates.matches.map((match) => match.parts));
  const match = { word, parts, items: NONE, title: NONE, head: NONE, own: NONE, text: NONE };
  const joined = ranked.filter(({ group }) => group === GROUP.JOINED).slice(0, MOST_READ / 2);
  /** @type {Map<number, number>} */
  const held = new Map();
  if (page.byRelevance) await readEach(index, [match], joined, held);
  const regrouped = ranked.map((entry) => {
    const apart = entry.group === GROUP.JOINED && held.get(entry.item) === HOLDS.NOT;
    return { ...entry, group: apart ? GROUP.TEXT : entry.group === GROUP.JOINED ? JOINED_READ : entry.group };
  });
  return verified(index, query, candidates, page.byRelevance ? byRelevance(regrouped) : regrouped, page);
}

/**
 * @param {Query} query
 * @param {import("./query.js").Word} word
 */
function needsReading(query, word) {
  if (word.year || word.article || query.number) return false;
  const alone = query.words.filter(({ article, year }) => !article && !year).length === 1;
  return word.quoted || (alone && [...word.folded].length > 1);
}

/**
 * @param {SearchIndex} index
 * @param {Match[]} matches
 * @param {Ranked[]} entries
 * @param {Map<number, number>} held
 */
async function readEach(index, matches, entries, held) {
  await Promise.all(
    entries.map(async ({ item }) => {
      const all = await Promise.all(matches.map((match) => readItem(index, match, item)));
      held.set(item, Math.max(...all));
    }),
  );
}

/**
 * Returns how an item holds a word, as far as its most likely parts tell.
 * @param {SearchIndex} index
 * @param {Match} match
 * @param {number} item
 * @returns {Promise<number>}
 */
async function readItem(index, match, item) {
  const first = /** @type {number} */ (index.firstPart[item]);
  const own = range(first, /** @type {number} */ (index.endPart[item]));
  const parts = intersection(own, match.parts);
  /** @type {number} */
  let best = HOLDS.NOT;
  for (const part of parts.length ? parts.subarray(0, MOST_PARTS) : [first]) {
    const card = readCard(await index.card(part));
    const fields = [card.title, card.text, card.issuing_body, card.document_number, card.summary];
    best = Math.min(best, ...fields.map((text) => holding(text, match.word)));
    if (best === HOLDS.AS_TYPED) break;
  }
  const unread = parts.length > MOST_PARTS || (!parts.length && !match.title.includes(item));
  return best === HOLDS.NOT && unread ? HOLDS.LOOSELY : best;
}

/**
 * @param {Ranked[]} ranked
 * @param {Map<number, number>} held
 * @param {Match[]} matches
 * @param {boolean} relevance
 */
function reordered(ranked, held, matches, relevance) {
  const strict = matches.some(({ word }) => word.quoted);
  const kept = strict ? ranked.filter(({ item }) => held.get(item) !== HOLDS.NOT) : ranked;
  const graded = kept.map((entry) => {
    return held.get(entry.item) === HOLDS.NOT ? { ...entry, group: GROUP.PARTIAL } : entry;
  });
  if (!relevance) return graded;
  const grades = new Map(graded.map((entry) => [entry.item, gradeOf(entry, held)]));
  /** @param {Ranked} entry */
  const grade = (entry) => /** @type {number} */ (grades.get(entry.item));
  return graded.sort((a, b) => grade(a) - grade(b) || a.group - b.group);
}

/**
 * Returns a number by which items go before others of another group: those read and found to hold
 * the word as typed, those read, those not read.
 * @param {Ranked} entry
 * @param {Map<number, number>} held
 */
function gradeOf({ item, group }, held) {
  if (group <= GROUP.WHOLE_TITLE) return group;
  return group === GROUP.PARTIAL ? UNREAD + 1 : (held.get(item) ?? UNREAD - GROUP.TITLE) + GROUP.TITLE;
}
