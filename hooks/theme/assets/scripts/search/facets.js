// Filters, and how many results each value of a facet has.

import { FACETS, PATH } from "./facet_names.js";
import { lowerBound } from "./lists.js";
import { STATES, stateOn } from "./validity.js";

/** @typedef {import("./cards.js").Card} Card */
/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./lists.js").List} List */

/**
 * Values by which results are filtered; several values of a facet widen it, several facets narrow.
 * @typedef {{ from?: string, to?: string } & Partial<Record<FacetName, string[]>>} Filters
 * @typedef {"year" | "body" | "category" | "subject" | "genre" | "validity" | "attachment"} FacetName
 * @typedef {{ value: string, count: number }} Count
 * @typedef {Partial<Record<FacetName, Count[]>>} Facets
 */

const PATHS = new Set(["category", "subject"]);
const DAY = 86_400_000;
const DAYS_BEFORE_1970 = 719_163;

/**
 * The values of a facet: the distinct sets of them, and the number of each item's set.
 * @typedef {{ sets: string[][], setOf: (item: number) => number }} Values
 */

/**
 * Returns the items that pass the filters, all but one facet's if that is named.
 * @param {List} items
 * @param {Filters} filters
 * @param {Map<FacetName, Values>} values of all facets that are filtered
 * @param {FacetName} [but]
 * @returns {List}
 */
export function filtered(items, filters, values, but) {
  const active = FACETS.filter((facet) => facet !== but && filters[facet]?.length);
  return active.reduce((left, facet) => {
    const wanted = new Set(filters[facet]);
    const { sets, setOf } = /** @type {Values} */ (values.get(facet));
    const passes = sets.map((set) => set.some((value) => wanted.has(value)));
    return left.filter((item) => passes[setOf(item)]);
  }, items);
}

/**
 * Returns the items issued between two days, both included.
 * @param {SearchIndex} index
 * @param {List} items
 * @param {Filters} filters
 * @returns {Promise<List>}
 */
export async function withinDates(index, items, { from, to }) {
  if (!from && !to) return items;
  const days = Uint32Array.from(await index.dates());
  const first = lowerBound(days, from ? dayOf(from) : 1, 0);
  const end = to ? lowerBound(days, dayOf(to) + 1, 0) : days.length;
  return items.filter((item) => item >= first && item < end);
}

/**
 * Returns the values of each facet.
 * @param {SearchIndex} index
 * @param {FacetName[]} names
 * @param {string} today ISO date
 * @returns {Promise<Map<FacetName, Values>>}
 */
export async function facetValues(index, names, today) {
  const loaded = await Promise.all(names.map((name) => valuesOf(index, name, today)));
  return new Map(names.map((name, at) => [name, /** @type {Values} */ (loaded[at])]));
}

/**
 * Returns the values of each facet of a few items, as their cards tell: there is nothing to load.
 * @param {SearchIndex} index
 * @param {FacetName[]} names
 * @param {{ item: number }[]} entries
 * @param {Card[]} cards those of the entries
 * @param {string} today ISO date
 * @returns {Map<FacetName, Values>}
 */
export function valuesOnCards(index, names, entries, cards, today) {
  const items = entries.map(({ item }) => item);
  /** @param {FacetName} name */
  const onCards = (name) => ({
    sets: cards.map((card) => shown(name, valuesOn(card, name, today))),
    setOf: (/** @type {number} */ item) => items.indexOf(item),
  });
  return new Map(names.map((name) => [name, name === "year" ? yearOf(index) : onCards(name)]));
}

/**
 * @param {Card} card
 * @param {FacetName} name
 * @param {string} today
 */
function valuesOn(card, name, today) {
  return name === "validity" ? [stateOn(card.facts, today)] : (card.values[name] ?? []);
}

/**
 * Returns how many of the items have each value, the commonest first; years the latest first.
 * @param {FacetName} name
 * @param {Values} values
 * @param {List} items
 * @returns {Count[]}
 */
export function counts(name, { sets, setOf }, items) {
  const members = new Uint32Array(sets.length);
  for (const item of items) {
    const set = setOf(item);
    members[set] = (members[set] ?? 0) + 1;
  }
  /** @type {Map<string, number>} */
  const found = new Map();
  sets.forEach((set, at) => {
    const count = members[at] ?? 0;
    for (const value of count ? set : []) found.set(value, (found.get(value) ?? 0) + count);
  });
  const ranked = [...found].map(([value, count]) => ({ value, count }));
  if (name === "year") return ranked.sort((a, b) => Number(b.value) - Number(a.value));
  return ranked.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/**
 * @param {SearchIndex} index
 * @param {FacetName} name
 * @param {string} today
 * @returns {Promise<Values>}
 */
async function valuesOf(index, name, today) {
  if (name === "year") return yearOf(index);
  const { sets, column } = await index.facet(name);
  if (name === "validity") return statesOn(index, sets, column, dayOf(today));
  return { sets: sets.map((set) => shown(name, set)), setOf: (item) => column[item] ?? -1 };
}

/**
 * Returns the values by which items with such a set are found: of paths, those above them too.
 * @param {FacetName} name
 * @param {string[]} set
 */
function shown(name, set) {
  return PATHS.has(name) ? [...new Set(set.flatMap(ancestors))] : set;
}

/**
 * Returns items' states of validity on a day.
 * @param {SearchIndex} index
 * @param {string[][]} sets three dates, as days since that of issue, and the state if none speaks
 * @param {number[]} column the number of each item's set
 * @param {number} today
 * @returns {Promise<Values>}
 */
async function statesOn(index, sets, column, today) {
  const states = Object.keys(STATES);
  const isDated = sets.some((set) => set.slice(0, -1).some(Boolean));
  const issued = isDated ? await index.dates() : [];
  /** @param {number} item */
  const stateOf = (item) => {
    const [effective = "", expires = "", repealed = "", otherwise = ""] = sets[column[item] ?? -1] ?? [];
    /** @param {string} days */
    const day = (days) => (days ? (issued[item] ?? 0) + Number(days) : "");
    return states.indexOf(stateOn([day(effective), day(expires), day(repealed), otherwise], today));
  };
  return { sets: states.map((state) => [state]), setOf: stateOf };
}

/**
 * @param {SearchIndex} index
 * @returns {Values}
 */
function yearOf(index) {
  const firsts = Uint32Array.from(index.core.years, ([, first]) => first);
  const sets = index.core.years.map(([year]) => (year ? [String(year)] : []));
  return { sets, setOf: (item) => lowerBound(firsts, item + 1, 0) - 1 };
}

/**
 * Returns a path and all paths above it.
 * @param {string} path
 */
function ancestors(path) {
  const steps = path.split(PATH);
  return steps.map((_, at) => steps.slice(0, at + 1).join(PATH));
}

/** @param {string} day */
function dayOf(day) {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? 0 : Math.round(time / DAY) + DAYS_BEFORE_1970;
}
