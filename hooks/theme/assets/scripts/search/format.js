// The bytes of directories and shards (disclosure/search/FORMAT.md).

import { BitReader, readList, readMarks } from "./bits.js";

/** @typedef {import("./lists.js").List} List */
/** @typedef {import("./numbering.js").Numbering} Numbering */

/**
 * The postings of a term: for each field of the format, the ascending units that hold it.
 * @typedef {object} Posting
 * @property {(List | undefined)[]} units
 * @property {Uint8Array | null} often for each part in `units[TEXT]`, whether it holds the term often
 */

/** The fields of postings. Those of text are parts, of common terms all parts of an item; the others are items. */
export const [NUMBERS, TITLE, KEYWORDS, ISSUER, SUMMARY, TEXT] = /** @type {const} */ ([0, 1, 2, 3, 4, 5]);
/** Stands in shards for the text of terms so common that it is told by the item, not by the part. */
const TEXT_OF_ITEMS = 6;
const FIELDS = 7;
const NAME_BYTES = 6;

/** Reads integers and names from bytes. */
class ByteReader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** @param {number} length */
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  integer() {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.bytes[this.at++] ?? 0;
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  }

  /** Returns integers, as many as the first one says. */
  counted() {
    return Array.from({ length: this.integer() }, () => this.integer());
  }

  /** Returns a dictionary's terms. */
  terms() {
    const count = this.integer();
    const shared = this.take(count);
    const fresh = this.take(count);
    const letters = [...new TextDecoder().decode(this.take(this.integer()))];
    /** @type {string[]} */
    const terms = [];
    /** @type {string[]} */
    let term = [];
    let at = 0;
    for (let place = 0; place < count; place += 1) {
      const next = at + /** @type {number} */ (fresh[place]);
      term = [...term.slice(0, shared[place]), ...letters.slice(at, next)];
      terms.push(term.join(""));
      at = next;
    }
    return terms;
  }

  /** @param {number} count */
  names(count) {
    return Array.from({ length: count }, () => hex(this.take(NAME_BYTES)));
  }

  /** Returns all integers from here to the end. */
  integers() {
    /** @type {number[]} */
    const numbers = [];
    while (this.at < this.bytes.length) numbers.push(this.integer());
    return numbers;
  }
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** @param {Uint8Array} bytes */
function hex(bytes) {
  let name = "";
  for (const byte of bytes) name += HEX[byte];
  return name;
}

/**
 * Returns the first terms, the names and the weights of the shards on a page of the directory.
 * @param {Uint8Array} bytes
 * @returns {{ firsts: string[], names: string[], weights: Uint8Array }}
 */
export function readTermPage(bytes) {
  const reader = new ByteReader(bytes);
  const named = namedTerms(reader);
  return { ...named, weights: reader.take(named.names.length) };
}

/** @param {ByteReader} reader */
function namedTerms(reader) {
  const firsts = reader.terms();
  return { firsts, names: reader.names(firsts.length) };
}

/**
 * What follows the core's line of JSON.
 * @typedef {object} Root
 * @property {number[]} periods how many items each period holds
 * @property {[body: number, attached: number][]} lengths in parts, as items have them
 * @property {number[]} column the place of each item's length among these
 * @property {string[]} firsts the first terms of the pages of shards
 * @property {string[]} names of these pages
 * @property {string[]} cards the names of the pages of cards
 */

/**
 * Returns what stands in the core behind its line of JSON.
 * @param {Uint8Array} bytes
 * @param {number} start
 * @returns {Root}
 */
export function readRoot(bytes, start) {
  const reader = new ByteReader(bytes);
  reader.at = start;
  const periods = reader.counted();
  const numbers = reader.counted();
  const lengths = Array.from({ length: numbers.length / 2 }, (_, at) => {
    return /** @type {[number, number]} */ (numbers.slice(2 * at, 2 * at + 2));
  });
  const pages = namedTerms(reader);
  return { periods, lengths, ...pages, cards: reader.names(reader.integer()), column: reader.integers() };
}

/**
 * Returns the name of a card, by its place on its page of the directory.
 * @param {Uint8Array} bytes
 * @param {number} place
 */
export function readCardName(bytes, place) {
  return hex(bytes.subarray(place * NAME_BYTES, (place + 1) * NAME_BYTES));
}

/**
 * Returns all integers in the bytes from an offset on.
 * @param {Uint8Array} bytes
 * @param {number} start
 */
export function readIntegers(bytes, start) {
  const reader = new ByteReader(bytes);
  reader.at = start;
  return reader.integers();
}

/**
 * Returns the terms of a shard with their postings.
 * @param {Uint8Array} bytes
 * @param {Numbering} numbering
 * @returns {Map<string, Posting>}
 */
export function readShard(bytes, numbering) {
  const reader = new ByteReader(bytes);
  const terms = reader.terms();
  const masks = reader.take(terms.length);
  /** @type {{ posting: Posting, field: number, length: number }[]} */
  const lists = [];
  const postings = Array.from(masks, (mask) => {
    const posting = /** @type {Posting} */ ({ units: [], often: null });
    for (let field = 0; field < FIELDS; field += 1) {
      if ((mask >> field) & 1) lists.push({ posting, field, length: reader.integer() });
    }
    return posting;
  });
  const bits = new BitReader(bytes, reader.at);
  for (const { posting, field, length } of lists) {
    if (field === TEXT) {
      posting.units[TEXT] = readList(bits, length, numbering.units);
      posting.often = readMarks(bits, length, numbering.units);
      continue;
    }
    const items = numbering.itemsIn(readList(bits, length, numbering.seats));
    if (field === TEXT_OF_ITEMS) posting.units[TEXT] = numbering.partsOf(items);
    else posting.units[field] = items;
  }
  return new Map(terms.map((term, place) => [term, /** @type {Posting} */ (postings[place])]));
}

/**
 * Returns whether `a` comes before `b` in the index's order, which is that of code points.
 * @param {string} a
 * @param {string} b
 */
export function precedes(a, b) {
  const [left, right] = [[...a], [...b]];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const step = code(left, at) - code(right, at);
    if (step !== 0) return step < 0;
  }
  return left.length < right.length;
}

/**
 * @param {string[]} letters
 * @param {number} at
 */
function code(letters, at) {
  return letters[at]?.codePointAt(0) ?? 0;
}
