// What is searched for, as the page's address says it: a search can be shared, and "back" works.

import { FACETS } from "../facet_names.js";

/** @typedef {import("../facets.js").Filters} Filters */

/**
 * @typedef {object} State
 * @property {string} text
 * @property {"title" | ""} scope
 * @property {"relevance" | "newest" | "oldest"} sort
 * @property {Filters} filters
 * @property {number} page from 1
 */

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Returns what a query string asks for; what it garbles is left out.
 * @param {string} queryString
 * @returns {State}
 */
export function readAddress(queryString) {
  const asked = new URLSearchParams(queryString);
  /** @type {Filters} */
  const filters = {};
  for (const name of FACETS) {
    const values = asked.getAll(name);
    if (values.length) filters[name] = [...new Set(values)];
  }
  for (const name of /** @type {("from" | "to")[]} */ (["from", "to"])) {
    const day = asked.get(name) ?? "";
    if (DAY.test(day)) filters[name] = day;
  }
  const sort = asked.get("sort");
  return {
    text: asked.get("q") ?? "",
    scope: asked.get("scope") === "title" ? "title" : "",
    sort: sort === "newest" || sort === "oldest" ? sort : "relevance",
    filters,
    page: Math.max(1, Math.min(Math.trunc(Number(asked.get("page"))) || 1, 1_000_000)),
  };
}

/**
 * Returns the query string of a state; "?" alone for the empty search, which as a link is this page.
 * @param {State} state
 */
export function writeAddress({ text, scope, sort, filters, page }) {
  const asked = new URLSearchParams();
  if (text) asked.set("q", text);
  if (scope) asked.set("scope", scope);
  if (sort !== "relevance") asked.set("sort", sort);
  if (filters.from) asked.set("from", filters.from);
  if (filters.to) asked.set("to", filters.to);
  for (const name of FACETS) for (const value of filters[name] ?? []) asked.append(name, value);
  if (page > 1) asked.set("page", String(page));
  return `?${asked}`;
}

/**
 * Puts a state into the address bar. While a citizen types, one entry of the history follows what
 * is typed; "back" then leads to what was there before.
 * @param {State} state
 * @param {boolean} isTyping
 */
export function remember(state, isTyping) {
  const address = writeAddress(state);
  const target = address === "?" ? location.pathname : address;
  const current = /** @type {{ isTyping?: boolean } | null} */ (history.state);
  try {
    if (current?.isTyping || writeAddress(readAddress(location.search)) === address) {
      history.replaceState({ isTyping }, "", target);
    } else {
      history.pushState({ isTyping }, "", target);
    }
  } catch {
    // Safari allows a hundred changes in half a minute: the next one will do.
  }
}
