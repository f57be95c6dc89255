// The published index: where terms, cards and facets are, and how they are loaded.

import { precedes, readCardPage, readIntegers, readRoot, readShard, readTermPage } from "./format.js";
import { SearchFileError } from "./files.js";

/** @typedef {import("./files.js").Files} Files */
/** @typedef {import("./format.js").Posting} Posting */
/** @typedef {import("./lists.js").List} List */

/**
 * @typedef {object} Core
 * @property {number} documents
 * @property {number} parts
 * @property {number} page entries of a page of cards
 * @property {Record<string, number>} boosts the fields in the index's order
 * @property {[number, number][]} years year (0: undated) and its first item, ascending
 * @property {[number, number, number][]} long item, parts of its body and of its attachments
 * @property {Record<string, string>} facets
 */

const VERSION = 1;
const LINE_END = 10;
const EMPTY = /** @type {Posting} */ (Object.freeze({ units: [], often: null }));

/** An opened index. */
export class SearchIndex {
  /**
   * @param {Files} files
   * @param {Core} core
   * @param {ReturnType<typeof readRoot>} pages of the directory
   * @param {string} name of the core's file, by which publications differ
   */
  constructor(files, core, pages, name) {
    this.files = files;
    this.name = name;
    this.core = core;
    this.pages = pages;
    /** @type {Map<string, Promise<Map<string, Posting>>>} */
    this.shards = new Map();
    /** The first part of each item, and behind the last, the number of parts. */
    this.firstPart = new Uint32Array(core.documents + 1);
    this.itemOf = new Uint32Array(core.parts);
    this.isAttachment = new Uint8Array(core.parts);
    this.#numberParts();
  }

  /**
   * Opens the index in the files' folder.
   * @param {Files} files
   */
  static async open(files) {
    const name = await publishedCore(files);
    const bytes = await files.unpacked(name);
    const end = bytes.indexOf(LINE_END);
    const core = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
    return new SearchIndex(files, core, readRoot(bytes, end + 1), name);
  }

  #numberParts() {
    const long = new Map(this.core.long.map(([item, body, attached]) => [item, { body, attached }]));
    let part = 0;
    for (let item = 0; item < this.core.documents; item += 1) {
      this.firstPart[item] = part;
      const { body, attached } = long.get(item) ?? { body: 1, attached: 0 };
      this.itemOf.fill(item, part, part + body + attached);
      this.isAttachment.fill(1, part + body, part + body + attached);
      part += body + attached;
    }
    this.firstPart[this.core.documents] = part;
  }

  /**
   * Returns the postings of terms; a term that nothing holds has empty ones.
   * @param {Iterable<string>} terms
   * @returns {Promise<Map<string, Posting>>}
   */
  async postings(terms) {
    const wanted = [...new Set(terms)];
    const found = await Promise.all(
      wanted.map(async (term) => {
        const shard = await this.shardOf(term);
        return /** @type {const} */ ([term, shard.get(term) ?? EMPTY]);
      }),
    );
    return new Map(found);
  }

  /**
   * Returns the shard that holds a term if any does.
   * @param {string} term
   * @returns {Promise<Map<string, Posting>>}
   */
  async shardOf(term) {
    const page = this.pages.names[lastNotAfter(this.pages.firsts, term)];
    if (!page) return new Map();
    const { firsts, names } = readTermPage(await this.files.unpacked(page));
    return this.#shard(/** @type {string} */ (names[lastNotAfter(firsts, term)]));
  }

  /**
   * Returns all terms that begin with a prefix, with their postings, in order.
   * @param {string} prefix
   * @returns {Promise<Map<string, Posting>>}
   */
  async postingsFrom(prefix) {
    /** @type {Map<string, Posting>} */
    const found = new Map();
    for (const page of touched(this.pages, prefix)) {
      for (const name of touched(readTermPage(await this.files.unpacked(page)), prefix)) {
        for (const [term, posting] of await this.#shard(name)) {
          if (term.startsWith(prefix)) found.set(term, posting);
        }
      }
    }
    return found;
  }

  /** @param {string} name */
  #shard(name) {
    const kept = this.shards.get(name);
    if (kept) return kept;
    const { documents, parts } = this.core;
    const shard = this.files.unpacked(name).then((bytes) => readShard(bytes, documents, parts));
    shard.catch(() => this.shards.delete(name));
    if (this.shards.size >= 400) this.shards.clear();
    this.shards.set(name, shard);
    return shard;
  }

  /**
   * Returns the unpacked card of a part.
   * @param {number} part
   */
  async card(part) {
    const page = /** @type {string} */ (this.pages.cards[Math.floor(part / this.core.page)]);
    const names = readCardPage(await this.files.plain(page));
    return this.files.unpacked(/** @type {string} */ (names[part % this.core.page]));
  }

  /**
   * Returns the sets of values of a facet and, for each item, the number of its set.
   * @param {string} name
   * @returns {Promise<{ sets: string[][], column: number[] }>}
   */
  async facet(name) {
    const bytes = await this.files.unpacked(/** @type {string} */ (this.core.facets[name]));
    const end = bytes.indexOf(LINE_END);
    const sets = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
    return { sets, column: readIntegers(bytes, end + 1) };
  }

  /** Returns each item's day of issue, counted from 1 January of the year 1; 0 where unknown. */
  async dates() {
    const steps = readIntegers(await this.files.unpacked(this.core.facets["dates"] ?? ""), 0);
    let day = 0;
    return steps.map((step) => (day += step));
  }
}

/**
 * Returns the name of the core that is published at the moment.
 * @param {Files} files
 * @returns {Promise<string>}
 */
export async function publishedCore(files) {
  const { version, core } = await files.json("manifest.json");
  if (version === VERSION) return core;
  throw new SearchFileError("manifest.json", "版本不符", "请刷新页面后重试");
}

/**
 * Returns the last place whose term does not come after `term`; 0 if all do.
 * @param {string[]} firsts
 * @param {string} term
 */
function lastNotAfter(firsts, term) {
  let low = 0;
  let high = firsts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (precedes(term, /** @type {string} */ (firsts[middle]))) high = middle;
    else low = middle;
  }
  return low;
}

/**
 * Returns the names of those files that may hold terms beginning with the prefix.
 * @param {{ firsts: string[], names: string[] }} files
 * @param {string} prefix
 */
function touched({ firsts, names }, prefix) {
  const start = lastNotAfter(firsts, prefix);
  return names.filter((_, at) => at === start || (at > start && firsts[at]?.startsWith(prefix)));
}
