// What answers a query, in order, under the filters that hold.

import { allOf, asksFor, everything, findCandidates } from "./candidates.js";
import { FACETS } from "./facet_names.js";
import { facetValues, filtered, withinDates } from "./facets.js";
import { withJoinedRead } from "./joined.js";
import { loadLunr } from "./lunr_loader.js";
import { bestPart } from "./matching.js";
import { GROUP, byDate } from "./ranking.js";
import { preferWholeTitles, verified } from "./refinement.js";
import { rank } from "./scoring.js";

/** @typedef {import("./candidates.js").Candidates} Candidates */
/** @typedef {import("./engine.js").DatedOptions} DatedOptions */
/** @typedef {import("./facets.js").FacetName} FacetName */
/** @typedef {import("./facets.js").Values} Values */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./lists.js").List} List */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./ranking.js").Ranked} Ranked */

/**
 * @typedef {object} Found
 * @property {Query} query
 * @property {Candidates} candidates
 * @property {List} dated items that answer the query, of the days asked for
 * @property {List} items those of them that pass all filters
 * @property {Ranked[]} ranked those that are left once they were read, in order
 * @property {boolean} isCounted whether none is left that may not hold a quoted phrase
 * @property {number} complete how many hold all words
 * @property {boolean} areAllShown whether all that answers the query is on the page asked for
 * @property {() => Promise<Map<FacetName, Values>>} columns values of the facets to count and to filter by
 */

/**
 * Returns what answers a query.
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {DatedOptions} options
 * @returns {Promise<Found>}
 */
export async function find(index, query, options) {
  const { filters = {}, offset = 0, limit = 10, today, facets = FACETS } = options;
  const names = FACETS.filter((name) => facets.includes(name) || filters[name]?.length);
  const filtering = FACETS.some((name) => filters[name]?.length);
  const columns = () => facetValues(index, names, today);
  if (filtering) columns().catch(() => undefined);
  const candidates = asksFor(query) ? await findCandidates(index, query) : everything(index);
  const dated = await withinDates(index, allOf(candidates), filters);
  const items = filtering ? filtered(dated, filters, await columns()) : dated;
  /** @param {number} count */
  const isOnePage = (count) => !filtering && !offset && count <= limit;
  const mayShrink = candidates.numbered; // to what bears the number, once what seems to cite it is read
  if (!isOnePage(items.length) && !mayShrink) columns().catch(() => undefined);
  const { order: ranked, isCounted } = await inOrder(index, query, candidates, items, options);
  const areAllShown = isOnePage(ranked.length);
  const complete = ranked.filter(({ group }) => group < GROUP.REST).length;
  return { query, candidates, dated, items, ranked, isCounted, complete, areAllShown, columns };
}

/**
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {Candidates} candidates
 * @param {List} items
 * @param {DatedOptions} options
 * @returns {Promise<import("./refinement.js").Verified>}
 */
async function inOrder(index, query, candidates, items, { sort = "relevance", offset = 0, limit = 10 }) {
  const relevance = sort === "relevance";
  const lunr = candidates.postings.size && items.length ? await loadLunr() : null;
  const ranked = rank(lunr, index, candidates, items, offset + limit);
  const sorted = relevance
    ? await preferWholeTitles(index, query, candidates, ranked)
    : byDate(ranked, sort === "newest");
  fetchCardsAhead(index, query, candidates, sorted.slice(offset, offset + limit));
  const settled = relevance ? await withJoinedRead(index, query, candidates, sorted, offset + limit) : sorted;
  return verified(index, query, candidates, settled, { offset, limit, sort });
}

/**
 * Begins to load the cards of partial matches on the page, which need not be read: they come with
 * those of the complete ones before them, which are.
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {Candidates} candidates
 * @param {Ranked[]} page as far as is known
 */
function fetchCardsAhead(index, query, candidates, page) {
  if (query.words.some(({ quoted }) => quoted)) return;
  for (const { item, group } of page) {
    if (group >= GROUP.REST) index.card(partShown(index, candidates, item)).catch(() => undefined);
  }
}

/**
 * Returns the part of an item that its result quotes.
 * @param {SearchIndex} index
 * @param {Candidates} candidates
 * @param {number} item
 */
export function partShown(index, { matches, shown }, item) {
  const read = matches.some(({ word }) => word.article) ? undefined : shown.get(item);
  return read ?? bestPart(index, matches, item);
}
