// The search engine: a query in, a page of results out. It runs in a worker, or anywhere else.

import { marked, readCard, snippetOf } from "./cards.js";
import { allOf, asksFor } from "./candidates.js";
import { CurrentIndex } from "./current_index.js";
import { FACETS } from "./facet_names.js";
import { counts, filtered, valuesOnCards } from "./facets.js";
import { find, partShown } from "./finding.js";
import { difference } from "./lists.js";
import { loadLunr } from "./lunr_loader.js";
import { articleNeedles, needlesOf } from "./needles.js";
import { noticeOf } from "./notices.js";
import { inOtherWords, parseQuery } from "./query.js";
import { GROUP } from "./ranking.js";
import { nearNumbers, nearTitles } from "./suggestions.js";
import { dayInChina, stateOn } from "./validity.js";

/** @typedef {import("./candidates.js").Candidates} Candidates */
/** @typedef {import("./cards.js").Card} Card */
/** @typedef {import("./cards.js").Piece} Piece */
/** @typedef {import("./facets.js").FacetName} FacetName */
/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./facets.js").Filters} Filters */
/** @typedef {import("./files.js").Files} Files */
/** @typedef {import("./finding.js").Found} Found */
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
 * @property {number} [limit] results on a page; the same for all pages, of which it decides the order
 * @property {"title" | ""} [scope] the only field to search
 * @property {string} [today] the day for states of validity, an ISO date; that in China if left out
 * @property {FacetName[]} [facets] the facets to count; all if left out, and where it costs nothing
 */

/** @typedef {SearchOptions & { today: string }} DatedOptions */

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
 * @property {boolean} in_attachment whether that is of an attachment
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
    const today = options.today ?? dayInChina(new Date());
    return this.current.use((index) => answerOf(index, query, { ...options, today }));
  }
}

/**
 * Returns the answer to a query, or to the same in other words, if nothing holds all of its own.
 * @param {SearchIndex} index
 * @param {Query} query
 * @param {DatedOptions} options
 */
async function answerOf(index, query, options) {
  const found = await find(index, query, options);
  const reworded = found.complete ? null : inOtherWords(query);
  const other = reworded && (await find(index, reworded, options));
  return answerWith(index, other?.complete ? other : found, options);
}

/**
 * @param {SearchIndex} index
 * @param {Found} found
 * @param {DatedOptions} options
 * @returns {Promise<SearchAnswer>}
 */
async function answerWith(index, found, { filters = {}, offset = 0, limit = 10, today, facets = FACETS }) {
  const { query, candidates, dated, items, ranked, areAllShown } = found;
  const page = ranked.slice(offset, offset + limit);
  const parts = page.map(({ item }) => partShown(index, candidates, item));
  const [suggestions, ...cards] = await Promise.all([
    suggestionsFor(index, query, candidates),
    ...parts.map((part) => index.card(part).then(readCard)),
  ]);
  const counted = areAllShown ? FACETS : facets; // on cards, which are loaded anyway
  const values = areAllShown ? valuesOnCards(index, FACETS, page, cards, today) : await found.columns();
  const countable = difference(dated, refuted(items, ranked));
  const marking = withSoughtLetters(query, candidates);
  return {
    total: ranked.length,
    approximate: !found.isCounted,
    complete: found.complete,
    results: cards.map((card, at) => {
      const shown = { card, in_attachment: index.isAttachment[parts[at] ?? 0] === 1 };
      return resultOf(marking, /** @type {Ranked} */ (page[at]), shown, today);
    }),
    facets: facetCounts(counted, values, (name) => filtered(countable, filters, values, name)),
    notice: noticeOf(query, candidates, {
      total: ranked.length,
      complete: found.complete,
      isNarrowed: items.length < allOf(candidates).length,
    }),
    suggestions,
  };
}

/**
 * Returns the query, among whose words are the lone letters that were sought beside them.
 * @param {Query} query
 * @param {Candidates} candidates
 * @returns {Query}
 */
function withSoughtLetters(query, { matches }) {
  const letters = matches.map(({ word }) => word).filter((word) => query.letters.includes(word));
  return { ...query, words: [...query.words, ...letters] };
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
 * @param {Query} query
 * @param {Ranked} entry
 * @param {{ card: Card, in_attachment: boolean }} shown
 * @param {string} today
 * @returns {SearchResult}
 */
function resultOf(query, { group, score }, { card, in_attachment }, today) {
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
    snippet: snippetOf(card, needles, articleNeedles(query)),
    in_attachment,
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
