// Numbers as people type them, brought to the aliases of disclosure/search/aliases.py.

import { parseNumeral } from "./numerals.js";
import { fold } from "./segmentation.js";

const MARK = "#";
const YEAR_OF_NUMBER = "(?<year>(?:19|20)[0-9]{2}|(?:一九|二[〇零])[〇零一二三四五六七八九]{2})";
const SERIAL = "0*(?<serial>[0-9]{1,6}|[〇零一二三四五六七八九十百千]{1,7})";
const FORMS = [
  { kind: "order", form: new RegExp(`^(?<word>.{1,60}?)令(?:${YEAR_OF_NUMBER}年?)?第?${SERIAL}号?$`, "u") },
  { kind: "order", form: new RegExp(`^(?<word>.{1,60}?)(?:${YEAR_OF_NUMBER}年)?第?${SERIAL}号令$`, "u") },
  {
    kind: "announcement",
    form: new RegExp(`^(?<word>.{0,60}(?:公告|通告))(?:${YEAR_OF_NUMBER}年?)?第?${SERIAL}号?$`, "u"),
  },
  {
    kind: "document",
    form: new RegExp(`^(?<word>[^0-9%‰]{1,20}?)${YEAR_OF_NUMBER}年?字?第?${SERIAL}号?(?:文件?)?$`, "u"),
  },
  { kind: "year", form: new RegExp(`^${YEAR_OF_NUMBER}年?第?${SERIAL}号$`, "u") },
  { kind: "serial", form: new RegExp(`^第?${SERIAL}号$`, "u") },
];
const OPAQUE = /^(?=(?:[^0-9]*[0-9]){6})[a-z0-9\u3400-\u9fff]{5,60}$/u;
/** What tells a document number from a text that happens to end in a year and digits. */
const SURE = /号\s*(?:文件?)?\W*$|[[(（〔【［﹝„「<《]\s*[0-9０-９〇○零一二三四五六七八九]{4}|^[^0-9]{0,20}?[发函字办规通]\W*(?:19|20)[0-9]{2}/u;
const LONGEST_NUMBER = 120;
const LONGEST_ALIAS = 80;

/**
 * @typedef {object} TypedNumber
 * @property {"order" | "announcement" | "document" | "year" | "serial" | "opaque"} kind
 * @property {string[]} aliases terms, any of which leads to the number's document
 * @property {string} bare the alias of all numbers of this year and serial; empty without a year
 * @property {boolean} sure whether it can hardly be anything else
 * @property {string} word the agency word or issuer, folded; empty where there is none
 */

/**
 * Returns what number the whole of a text may be, or null.
 * @param {string} text
 * @returns {TypedNumber | null}
 */
export function typedNumber(text) {
  if (text.length > LONGEST_NUMBER) return null;
  const folded = fold(text);
  for (const { kind, form } of FORMS) {
    const groups = form.exec(folded)?.groups;
    const serial = parseNumeral(groups?.["serial"] ?? "");
    if (groups && serial) {
      const word = issuer(groups["word"] ?? "", kind);
      const year = String(parseNumeral(groups["year"] ?? "") ?? "");
      const aliases = [...aliasesOf(kind, word, year, serial), MARK + folded];
      const bare = year ? `${MARK}${year}${serial}号` : "";
      const sure = kind !== "document" || SURE.test(text);
      return { kind: /** @type {TypedNumber["kind"]} */ (kind), aliases, bare, sure, word };
    }
  }
  const whole = MARK + folded;
  return OPAQUE.test(folded) ? { kind: "opaque", aliases: [whole], bare: "", sure: true, word: "" } : null;
}

/**
 * Returns the alias of documents whose whole title this is, with or without 中华人民共和国.
 * @param {string} folded
 */
export function titleAlias(folded) {
  return [...`${MARK}=${folded}`].slice(0, LONGEST_ALIAS).join("");
}

/**
 * @param {string} kind
 * @param {string} word
 * @param {string} year
 * @param {number} serial
 */
function aliasesOf(kind, word, year, serial) {
  const counted = `${MARK}${kind === "order" ? `${word}令` : word}`;
  switch (kind) {
    case "order":
      return year ? [`${counted}${year}${serial}`, `${counted}${serial}`] : [`${counted}${serial}`];
    case "announcement":
    case "document":
      return [`${counted}${year}${serial}`];
    default:
      return [`${MARK}${year}${serial}号`];
  }
}

/**
 * @param {string} word
 * @param {string} kind
 */
function issuer(word, kind) {
  if (kind === "document") return word;
  const short = word.replace(/中华人民共和国(?=.)/gu, "");
  return short === "国" ? "国务院" : short;
}
