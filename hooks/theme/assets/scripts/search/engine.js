// The search engine: a query in, a page of results out. It runs in a worker, or anywhere else.

import { marked, readCard, snippetOf } from "./cards.js";
import { everything, findCandidates } from "./candidates.js";
import { CurrentIndex } from "./current_index.js";
import { FACETS } from "./facet_names.js";
import { counts, facetValues, filtered, valuesOnCards, withinDates } from "./facets.js";
import { difference, unionOf } from "./lists.js";
import { loadLunr } from "./lunr_loader.js";
import { bestPart } from "./matching.js";
import { noticeOf } from "./notices.js";
import { needlesOf, parseQuery } from "./query.js";
import { GROUP, byDate } from "./ranking.js";
import { preferWholeTitles, verified } from "./refinement.js";
import { rank } from "./scoring.js";
import { nearNumbers, nearTitles } from "./suggestions.js";
import { dayInChina, stateOn } from "./validity.js";

/** @typedef {import("./candidates.js").Candidates} Candidates */
/** @typedef {import("./cards.js").Card} Card */
/** @typedef {import("./cards.js").Piece} Piece */
/** @typedef {import("./facets.js").FacetName} FacetName */
/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./facets.js").Filters} Filters */
/** @typedef {import("./files.js").Files} Files */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./lists.js").List} List */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./ranking.js").Ranked} Ranked */
/** @typedef {import("./suggestions.js").Suggestion} Suggestion */

/**
 * @typedef {object} SearchOptions
 * @property {Filters} [filters]
 * @property {"relevance" | "newest" | "oldest"} [sort]
 * @property {number} [offset]
 * @property {number} [limit]
 * @property {"title" | ""} [scope] the only field to search
 * @property {string} [today] the day for states of validity, an ISO date; that in China if left out
 * @property {FacetName[]} [facets] the facets to count; all if left out, and where it costs nothing
 */

/**
 * @typedef {object} SearchResult
 * @property {string} index_number
 * @property {string} url relative to the site's root, with the article's anchor if one was asked for
 * @property {string} title
 * @property {Piece[]} title_pieces
 * @property {string} document_number
 * @property {string} issuing_body
 * @property {string} issued ISO date; empty where unknown
 * @property {string} validity a key of `STATES` in validity.js
 * @property {number} score lunr's
 * @property {boolean} complete whether it holds all words
 * @property {Piece[]} snippet
 */

/**
 * @typedef {object} SearchAnswer
 * @property {number} total
 * @property {boolean} approximate whether some of them, not yet read, may lack a quoted phrase
 * @property {number} complete how many of these hold all words
 * @property {SearchResult[]} results
 * @property {Facets} facets
 * @property {string} notice a plain statement for citizens; empty if there is nothing to say
 * @property {Suggestion[]} suggestions
 */

/** Searches one published index. */
export class SearchEngine {
  /** @param {Files} files */
  constructor(files) {
    this.current = new CurrentIndex(files);
  }

  /** Returns the index, opened at the first call. */
  open() {
    return this.current.open();
  }

  /**
   * Returns one page of the results for what a citizen typed. An empty text browses everything,
   * the newest first.
   * @param {string} text
   * @param {SearchOptions} [options]
   * @returns {Promise<SearchAnswer>}
   */
  async search(text, options = {}) {
    const query = parseQuery(text, options.scope);
    if (asksFor(query)) loadLunr().catch(() => undefined);
    return this.current.use((index) => answerOf(index, query, options));
  }
}

/** @param {Query} query */
function asksFor({ words, excluded }) {
  return words.length + excluded.length > 0;
}

/**
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {SearchOptions} options
 * @returns {Promise<SearchAnswer>}
 */
async function answerOf(index, query, options) {
  const { filters = {}, offset = 0, limit = 10, today = dayInChina(new Date()) } = options;
  const asked = options.facets ?? FACETS;
  const names = FACETS.filter((name) => asked.includes(name) || filters[name]?.length);
  const filtering = FACETS.some((name) => filters[name]?.length);
  const columns = () => facetValues(index, names, today);
  if (filtering) columns().catch(() => undefined);
  const candidates = asksFor(query) ? await findCandidates(index, query) : everything(index);
  const dated = await withinDates(index, allOf(candidates), filters);
  const items = filtering ? filtered(dated, filters, await columns()) : dated;
  const areAllShown = !filtering && !offset && items.length <= limit;
  const counted = areAllShown ? FACETS : asked; // on cards, which are loaded anyway
  if (!areAllShown) columns().catch(() => undefined);
  const { order: ranked, isCounted } = await inOrder(index, query, candidates, items, options);
  const page = ranked.slice(offset, offset + limit);
  const [suggestions, ...cards] = await Promise.all([
    suggestionsFor(index, query, candidates),
    ...page.map(({ item }) => index.card(partShown(index, candidates, item)).then(readCard)),
  ]);
  const values = areAllShown ? valuesOnCards(index, FACETS, page, cards, today) : await columns();
  const countable = difference(dated, refuted(items, ranked));
  const complete = ranked.filter(({ group }) => group < GROUP.REST).length;
  const isNarrowed = items.length < allOf(candidates).length;
  return {
    total: ranked.length,
    approximate: !isCounted,
    complete,
    results: cards.map((card, at) => resultOf(query, /** @type {Ranked} */ (page[at]), card, today)),
    facets: facetCounts(counted, values, (name) => filtered(countable, filters, values, name)),
    notice: noticeOf(query, candidates, { total: ranked.length, complete, isNarrowed }),
    suggestions,
  };
}

/** @param {Candidates} candidates */
function allOf({ own, complete, rest, partial }) {
  return unionOf([own, complete, rest, partial]);
}

/**
 * Returns the items that, once read, turned out not to hold a quoted phrase.
 * @param {List} items
 * @param {Ranked[]} ranked those that are left
 * @returns {List}
 */
function refuted(items, ranked) {
  return difference(items, Uint32Array.from(ranked, ({ item }) => item).sort());
}

/**
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {Candidates} candidates
 * @param {List} items
 * @param {SearchOptions} options
 * @returns {Promise<import("./refinement.js").Verified>}
 */
async function inOrder(index, query, candidates, items, { sort = "relevance", offset = 0, limit = 10 }) {
  const relevance = sort === "relevance";
  const lunr = candidates.postings.size && items.length ? await loadLunr() : null;
  const ranked = rank(lunr, index, candidates, items, offset + limit);
  const sorted = relevance
    ? await preferWholeTitles(index, query, ranked)
    : byDate(ranked, sort === "newest");
  fetchCardsAhead(index, query, candidates, sorted.slice(offset, offset + limit));
  return verified(index, query, candidates, sorted, { offset, limit, sort });
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
function partShown(index, { matches, shown }, item) {
  return shown.get(item) ?? bestPart(index, matches, item);
}

/**
 * @param {Query} query
 * @param {Ranked} entry
 * @param {Card} card
 * @param {string} today
 * @returns {SearchResult}
 */
function resultOf(query, { group, score }, card, today) {
  const needles = needlesOf(query, group >= GROUP.REST);
  const linked = query.article && group <= GROUP.HEAD;
  return {
    index_number: card.index_number,
    url: linked ? `${card.address}#article-${query.article}` : card.address,
    title: card.title,
    title_pieces: marked(card.title, needles),
    document_number: card.document_number,
    issuing_body: card.issuing_body,
    issued: card.issued,
    validity: stateOn(card.facts, today),
    score,
    complete: group < GROUP.REST,
    snippet: snippetOf(card, needles),
  };
}

/**
 * @param {FacetName[]} names
 * @param {Map<FacetName, import("./facets.js").Values>} values
 * @param {(name: FacetName) => List} itemsFor
 * @returns {Facets}
 */
function facetCounts(names, values, itemsFor) {
  /** @type {Facets} */
  const facets = {};
  for (const name of names) {
    const valuesOf = values.get(name);
    facets[name] = valuesOf ? counts(name, valuesOf, itemsFor(name)) : [];
  }
  return facets;
}

/**
 * Returns what to try where nothing is found that bears the number, or holds all words.
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {Candidates} candidates
 * @returns {Suggestion[] | Promise<Suggestion[]>}
 */
function suggestionsFor(index, query, { own, complete }) {
  const isNumber = query.number?.sure && query.number.word !== "";
  if (!query.words.length || own.length || (complete.length && !isNumber)) return [];
  return query.number?.sure ? nearNumbers(index, query.number) : nearTitles(index, query);
}
