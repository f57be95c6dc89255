// Cards: what is shown of an item, and the part of its text that is verified and quoted.

import { fold } from "./segmentation.js";

/**
 * @typedef {object} Card
 * @property {string} index_number
 * @property {string} address relative to the site's root
 * @property {string} title
 * @property {string} document_number
 * @property {string} issuing_body the first, under whose number it was issued
 * @property {string} issued ISO date; empty where unknown
 * @property {string} summary
 * @property {import("./validity.js").Facts<string>} facts
 * @property {Record<string, string[]>} values by facet, but for the year and validity
 * @property {string} text a part of the item's text
 */

/**
 * A piece of text that matches the query, or stands between such pieces.
 * @typedef {object} Piece
 * @property {string} text
 * @property {boolean} match
 */

const BEFORE = 36;
const SNIPPET = 110;
const LONGEST_MARKED = 20_000;

/**
 * Reads an unpacked card.
 * @param {Uint8Array} bytes
 * @returns {Card}
 */
export function readCard(bytes) {
  const text = new TextDecoder(bytes[0] === 1 ? "gb18030" : "utf-8").decode(bytes.subarray(1));
  const end = text.indexOf("\n");
  const [index_number, address, title, document_number, issued, summary, facts, ...sets] =
    JSON.parse(text.slice(0, end));
  const [body, category, subject, genre, attachment] = sets;
  const values = { body, category, subject, genre, attachment };
  const card = { index_number, address, title, document_number, issued, summary, facts, values };
  return { ...card, issuing_body: body[0], text: text.slice(end + 1) };
}

/**
 * Returns a text in pieces, those that match any of the folded needles marked.
 * @param {string} text
 * @param {string[]} needles
 * @returns {Piece[]}
 */
export function marked(text, needles) {
  const { folded, offsets } = foldedWithOffsets(text.slice(0, LONGEST_MARKED));
  /** @type {Piece[]} */
  const pieces = [];
  let done = 0;
  for (const [start, end] of spansOf(folded, needles)) {
    const [from, to] = [/** @type {number} */ (offsets[start]), /** @type {number} */ (offsets[end - 1])];
    const close = to + String.fromCodePoint(text.codePointAt(to) ?? 0).length;
    if (from > done) pieces.push({ text: text.slice(done, from), match: false });
    pieces.push({ text: text.slice(from, close), match: true });
    done = close;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), match: false });
  return pieces;
}

/**
 * Returns a line or so of the card's text around its first match, in pieces; its summary, failing
 * a match.
 * @param {Card} card
 * @param {string[]} needles
 * @param {string[]} wanted those whose match is quoted rather than others'
 * @returns {Piece[]}
 */
export function snippetOf(card, needles, wanted) {
  const { folded, offsets } = foldedWithOffsets(card.text);
  const first = spansOf(folded, wanted)[0] ?? spansOf(folded, needles)[0];
  if (!first && card.summary) return marked(card.summary, needles);
  const match = offsets[first?.[0] ?? 0] ?? 0;
  const start = between(card.text, Math.max(0, match - BEFORE));
  const lead = Math.max(0, card.text.lastIndexOf("\n", match) + 1, lastStop(card.text, start, match));
  const from = Math.max(start, lead);
  const end = between(card.text, from + SNIPPET);
  const text = card.text.slice(from, end).replace(/\s+/gu, " ");
  const pieces = marked((from > 0 ? "…" : "") + text, needles);
  if (end < card.text.length) pieces.push({ text: "…", match: false });
  return pieces;
}

/**
 * Returns the offset, or the next one if it falls within a letter.
 * @param {string} text
 * @param {number} at
 */
function between(text, at) {
  return /^[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
}

/**
 * Returns the offset behind the last full stop between two offsets, or the first of these.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function lastStop(text, start, end) {
  return text.lastIndexOf("。", end - 1) + 1 || start;
}

/**
 * @param {string} text
 * @returns {{ folded: string, offsets: number[] }}
 */
function foldedWithOffsets(text) {
  let folded = "";
  /** @type {number[]} */
  const offsets = [];
  let at = 0;
  for (const letter of text) {
    const plain = foldLetter(letter);
    for (let unit = 0; unit < plain.length; unit += 1) offsets.push(at);
    folded += plain;
    at += letter.length;
  }
  return { folded, offsets };
}

/** @type {Map<string, string>} */
const foldedLetters = new Map();

/** @param {string} letter */
function foldLetter(letter) {
  const known = foldedLetters.get(letter);
  if (known !== undefined) return known;
  const folded = fold(letter);
  foldedLetters.set(letter, folded);
  return folded;
}

/**
 * Returns where needles stand, in order and without overlaps.
 * @param {string} folded
 * @param {string[]} needles
 * @returns {[number, number][]}
 */
function spansOf(folded, needles) {
  /** @type {[number, number][]} */
  const found = [];
  for (const needle of needles) {
    for (let at = folded.indexOf(needle); needle && at >= 0; at = folded.indexOf(needle, at + 1)) {
      found.push([at, at + needle.length]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  /** @type {[number, number][]} */
  const spans = [];
  for (const [start, end] of found) {
    const last = spans.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else spans.push([start, end]);
  }
  return spans;
}
