// What was searched for lately: kept in this browser only, until the citizen clears it.

import { keep, kept } from "../../storage.js";
import { writeAddress } from "./address.js";
import { fromTemplate, part } from "./parts.js";

const KEY = "disclosure-searches";
const MOST = 8;
const LONGEST = 60;

/** The list of recent searches below the box. */
export class RecentSearches {
  /** @param {HTMLElement} finder */
  constructor(finder) {
    this.section = part(finder, "recent", HTMLElement);
    this.list = part(finder, "recent-list", HTMLElement);
    part(finder, "forget", HTMLButtonElement).addEventListener("click", () => {
      store([]);
      this.show(true);
      finder.querySelector("input")?.focus();
    });
  }

  /**
   * Keeps a search, the latest first.
   * @param {string} text
   */
  add(text) {
    const sought = text.trim();
    if (!sought || sought.length > LONGEST) return;
    store([sought, ...stored().filter((each) => each !== sought)].slice(0, MOST));
  }

  /**
   * Shows the list if the box is empty and there are any.
   * @param {boolean} isBoxEmpty
   */
  show(isBoxEmpty) {
    const searches = stored();
    this.section.hidden = !isBoxEmpty || !searches.length;
    this.list.replaceChildren(...searches.map(searchItem));
  }
}

/** @param {string} text */
function searchItem(text) {
  const item = fromTemplate("link");
  const link = part(item, "link", HTMLAnchorElement);
  link.setAttribute("href", writeAddress({ text, scope: "", sort: "relevance", filters: {}, page: 1 }));
  link.textContent = text;
  return item;
}

/** @returns {string[]} */
function stored() {
  try {
    /** @type {unknown} */
    const searches = JSON.parse(kept(KEY) ?? "[]");
    return Array.isArray(searches) ? searches.filter((each) => typeof each === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** @param {string[]} searches */
function store(searches) {
  keep(KEY, searches.length ? JSON.stringify(searches) : null);
}
