// Words that stand side by side in a text, which then holds the query as it was typed.

import { TEXT } from "./format.js";
import { NONE, intersectionOf } from "./lists.js";
import { isLetter, isOneWord, plainWord } from "./query.js";
import { GROUP, byRelevance } from "./ranking.js";
import { readEach } from "./reading.js";
import { HOLDS } from "./verification.js";

/** @typedef {import("./candidates.js").Candidates} Candidates */
/** @typedef {import("./format.js").Posting} Posting */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./lists.js").List} List */
/** @typedef {import("./matching.js").Match} Match */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Word} Word */
/** @typedef {import("./ranking.js").Ranked} Ranked */
/** @typedef {import("./reading.js").Held} Held */

/** So many items are read; of a phrase, which is all that was asked for, further ones too. */
const BATCH = 10;
const MOST_READ_OF_PHRASE = 200;

/**
 * Returns the pairs of letters at which words meet when blanks are left out.
 * @param {Word[]} words
 */
export function seams(words) {
  return words.slice(1).map((word, at) => ([...(words[at]?.folded ?? "")].at(-1) ?? "") + [...word.folded][0]);
}

/**
 * Returns the parts of texts in which the words stand side by side, as their seams tell.
 * @param {Map<string, Posting>} postings
 * @param {Match[]} matches
 * @returns {List}
 */
export function joinedParts(postings, matches) {
  const longer = matches.filter(({ word }) => !isLetter(word));
  if (longer.length < 2) return NONE;
  const met = seams(longer.map(({ word }) => word)).map((pair) => postings.get(pair)?.units[TEXT] ?? NONE);
  return intersectionOf([...met, ...longer.map(({ parts }) => parts)]);
}

/**
 * Returns the items by relevance, after the first of those whose words seem to stand side by side were
 * read: what holds them apart counts as any text. If the first batch does, so does the rest.
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {Candidates} candidates
 * @param {Ranked[]} ranked by relevance
 * @param {number} end how many will be shown at most, counted from the first
 * @returns {Promise<Ranked[]>}
 */
export async function withJoinedRead(index, query, candidates, ranked, end) {
  const joined = ranked.filter(({ group }) => group === GROUP.JOINED);
  if (!joined.length) return ranked;
  const before = ranked.filter(({ group }) => group < GROUP.JOINED).length;
  const isPhrase = !before && isOneWord(query); // that ends in an article, but names no law
  const last = Math.min(isPhrase ? MOST_READ_OF_PHRASE : BATCH, joined.length);
  const match = matchOfAll(query, candidates);
  /** @type {Map<number, Held>} */
  const held = new Map();
  let good = 0;
  for (let at = 0; at < last && good < end - before; at += BATCH) {
    await readEach(index, [match], joined.slice(at, at + BATCH), held, candidates.shown);
    good = [...held.values()].filter(({ how }) => how !== HOLDS.NOT).length;
  }
  const others = held.size && !good ? HOLDS.NOT : HOLDS.PERHAPS;
  return byRelevance(
    ranked.map((entry) => {
      if (entry.group !== GROUP.JOINED) return entry;
      const how = held.get(entry.item)?.how ?? others;
      return how === HOLDS.NOT ? { ...entry, group: GROUP.TEXT } : entry;
    }),
  );
}

/**
 * Returns where all words may stand as one.
 * @param {Query} query
 * @param {Candidates} candidates
 * @returns {Match}
 */
function matchOfAll(query, { postings, matches }) {
  const word = plainWord(query.words.map(({ plain }) => plain).join(""), { typed: query.text });
  const none = { items: NONE, title: NONE, year: NONE, head: NONE, own: NONE, keywords: NONE, numbers: NONE, text: NONE };
  return { ...none, word, parts: joinedParts(postings, matches) };
}
