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
const FIRST_DAY = Date.UTC(1900);

/**
 * Returns whether a text is a day of the calendar on which a document can have been issued.
 * @param {string} text
 */
export function isDay(text) {
  const time = DAY.test(text) ? Date.parse(text) : NaN;
  return time >= FIRST_DAY && new Date(time).toISOString().startsWith(text);
}

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
    if (isDay(day)) filters[name] = day;
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

/** @returns {{ isTyping?: boolean, scroll?: number } | null} what the history's entry keeps besides the address */
function entry() {
  return history.state;
}

/** Keeps how far the page is scrolled: results come too late for the browser to find the place again. */
export function keepPlace() {
  history.replaceState({ ...entry(), scroll: scrollY }, "");
}

/** Scrolls to where the citizen left the page. */
export function returnToPlace() {
  const scroll = entry()?.scroll;
  if (scroll) scrollTo(0, scroll);
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
  const shown = readAddress(location.search);
  const isNextLetter = entry()?.isTyping && (isTyping || writeAddress({ ...shown, text: state.text }) === address);
  try {
    if (isNextLetter || writeAddress(shown) === address) {
      history.replaceState({ isTyping }, "", target);
    } else {
      keepPlace();
      history.pushState({ isTyping }, "", target);
    }
  } catch {
    // Safari allows a hundred changes in half a minute: the next one will do.
  }
}
