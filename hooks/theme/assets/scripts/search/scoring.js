// The candidates of a query with their groups and lunr's scores.

import { intersection } from "./lists.js";
import { estimates, partialIndex } from "./partial_index.js";
import { GROUP, byRelevance, groupOf } from "./ranking.js";

/** @typedef {import("./candidates.js").Candidates} Candidates */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./lists.js").List} List */
/** @typedef {import("./ranking.js").Ranked} Ranked */

/**
 * So many items, beyond those shown, are scored by lunr. It takes a second for ten thousand, so that
 * the best are picked by the sums that its scores come from; the others keep these as scores.
 */
const MOST_SCORED = 300;

/**
 * Returns the candidates among some items with group and score, by relevance.
 * @param {any} lunr null where no terms were asked for
 * @param {SearchIndex} index
 * @param {Candidates} candidates
 * @param {List} items
 * @param {number} end how many will be shown at most, counted from the first
 * @returns {Ranked[]}
 */
export function rank(lunr, index, candidates, items, end) {
  const ranked = grouped(candidates, items);
  if (!lunr) return byRelevance(ranked);
  if (ranked.length <= MOST_SCORED + end) return byRelevance(scored(lunr, index, candidates, ranked));
  const sums = estimates(index, candidates.postings);
  const sorted = byRelevance(ranked.map((entry) => ({ ...entry, score: sums[entry.item] ?? 0 })));
  const best = scored(lunr, index, candidates, sorted.slice(0, MOST_SCORED + end));
  return [...byRelevance(best), ...sorted.slice(MOST_SCORED + end)];
}

/**
 * @param {Candidates} candidates
 * @param {List} items
 * @returns {Ranked[]}
 */
function grouped(candidates, items) {
  const groups = [
    { group: () => GROUP.NUMBER, members: intersection(candidates.own, items) },
    {
      group: (/** @type {number} */ item) => groupOf(candidates.matches, candidates.joined, item),
      members: intersection(candidates.complete, items),
    },
    { group: () => GROUP.REST, members: intersection(candidates.rest, items) },
    { group: () => GROUP.PARTIAL, members: intersection(candidates.partial, items) },
  ];
  return groups.flatMap(({ group, members }) => {
    return Array.from(members, (item) => ({ item, group: group(item), score: 0 }));
  });
}

/**
 * Returns entries with the scores of lunr over an index that is cut down to them.
 * @param {any} lunr
 * @param {SearchIndex} index
 * @param {Candidates} candidates
 * @param {Ranked[]} ranked
 */
function scored(lunr, index, { postings }, ranked) {
  const items = Uint32Array.from(ranked, ({ item }) => item).sort();
  const partial = partialIndex(lunr, index, postings, items);
  /** @type {{ ref: string, score: number }[]} */
  const found = partial.query((/** @type {any} */ clauses) => {
    for (const term of postings.keys()) clauses.term(term, { usePipeline: false });
  });
  const scores = new Map(found.map(({ ref, score }) => [Number(ref), score]));
  return ranked.map((entry) => ({ ...entry, score: scores.get(entry.item) ?? 0 }));
}
