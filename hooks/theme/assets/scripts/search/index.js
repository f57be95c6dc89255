// The published index: where terms, cards and facets are, and how they are loaded.

import { fileOf, lastNotAfter, touched } from "./directory.js";
import { readCardName, readIntegers, readRoot, readShard, readTermPage } from "./format.js";
import { SearchFileError } from "./files.js";
import { Numbering } from "./numbering.js";

/** @typedef {import("./files.js").Files} Files */
/** @typedef {import("./format.js").Posting} Posting */

/**
 * @typedef {object} Core
 * @property {number} documents
 * @property {number} units
 * @property {number} page cards of a page
 * @property {Record<string, number>} boosts the fields in the index's order
 * @property {[number, number][]} years year (0: undated) and its first item, ascending
 * @property {Record<string, string>} facets
 */

const VERSION = 7;
const LINE_END = 10;
const EMPTY = /** @type {Posting} */ (Object.freeze({ units: [], often: null }));

/** An opened index. */
export class SearchIndex {
  /**
   * @param {Files} files
   * @param {Core} core
   * @param {import("./format.js").Root} root
   * @param {string} name of the core's file, by which publications differ
   */
  constructor(files, core, root, name) {
    this.files = files;
    this.name = name;
    this.core = core;
    this.root = root;
    /** @type {Map<string, Promise<Map<string, Posting>>>} */
    this.shards = new Map();
    /** @type {Map<string, Promise<ReturnType<typeof readTermPage>>>} */
    this.termPages = new Map();
    /** @type {Map<string, Promise<any>>} facets and dates */
    this.columns = new Map();
    this.numbering = new Numbering(core.units, root);
    this.firstPart = this.numbering.firstPart;
    this.endPart = this.numbering.endPart;
    this.itemOf = this.numbering.itemOf;
    this.isAttachment = this.numbering.isAttachment;
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
    const page = fileOf(this.root, term);
    return page ? this.#shard(fileOf(await this.#termPage(page), term)) : new Map();
  }

  /**
   * Returns the weights of terms: of those that have a shard to themselves, 2 if it is twice as
   * large as usual, 4 if it is four times; 0 of the others.
   * @param {string[]} terms
   * @returns {Promise<Map<string, number>>}
   */
  async weights(terms) {
    const found = terms.map(async (term) => /** @type {const} */ ([term, await this.#weightOf(term)]));
    return new Map(await Promise.all(found));
  }

  /** @param {string} term */
  async #weightOf(term) {
    const name = fileOf(this.root, term);
    if (!name) return 0;
    const { firsts, weights } = await this.#termPage(name);
    const at = lastNotAfter(firsts, term);
    return firsts[at] === term ? /** @type {number} */ (weights[at]) : 0;
  }

  /**
   * Returns all terms that begin with a prefix, with their postings, in order; null if they fill
   * more than `most` shards.
   * @param {string} prefix
   * @param {number} [most]
   * @returns {Promise<Map<string, Posting> | null>}
   */
  async postingsFrom(prefix, most = Infinity) {
    const listed = touched(this.root, prefix);
    if (listed.length > most) return null;
    const pages = await Promise.all(listed.map((name) => this.#termPage(name)));
    const names = pages.flatMap((page) => touched(page, prefix));
    if (names.length > most) return null;
    const shards = await Promise.all(names.map((name) => this.#shard(name)));
    return new Map(shards.flatMap((shard) => [...shard].filter(([term]) => term.startsWith(prefix))));
  }

  /** @param {string} name */
  #termPage(name) {
    const page = this.termPages.get(name) ?? this.files.unpacked(name).then(readTermPage);
    page.catch(() => this.termPages.delete(name));
    this.termPages.set(name, page);
    return page;
  }

  /** @param {string} name */
  #shard(name) {
    const kept = this.shards.get(name);
    if (kept) return kept;
    const shard = this.files.unpacked(name).then((bytes) => readShard(bytes, this.numbering));
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
    const { page } = this.core;
    const names = await this.files.plain(/** @type {string} */ (this.root.cards[Math.floor(part / page)]));
    return this.files.unpacked(readCardName(names, part % page));
  }

  /**
   * Returns the sets of values of a facet and, for each item, the number of its set.
   * @param {string} name
   * @returns {Promise<{ sets: string[][], column: number[] }>}
   */
  facet(name) {
    return this.#read(name, (bytes) => {
      const end = bytes.indexOf(LINE_END);
      const sets = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
      return { sets, column: readIntegers(bytes, end + 1) };
    });
  }

  /**
   * Returns each item's day of issue, counted from 1 January of the year 1; 0 where unknown.
   * @returns {Promise<number[]>}
   */
  dates() {
    return this.#read("dates", (bytes) => {
      let day = 0;
      return readIntegers(bytes, 0).map((step) => (day += step));
    });
  }

  /**
   * Returns what is read of one of the core's facets, once.
   * @param {string} name
   * @param {(bytes: Uint8Array) => any} read
   */
  #read(name, read) {
    const kept = this.columns.get(name) ?? this.files.unpacked(this.core.facets[name] ?? "").then(read);
    kept.catch(() => this.columns.delete(name));
    this.columns.set(name, kept);
    return kept;
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
