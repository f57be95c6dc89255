// Numbers as people type them, brought to the aliases of disclosure/search/aliases.py.

import { parseNumeral } from "./numerals.js";
import { fold } from "./segmentation.js";

const MARK = "#";
/** A year, in digits or in Chinese ones. */
export const YEAR_DIGITS = "(?:(?:19|20)[0-9]{2}|(?:一九|二[〇零])[〇零一二三四五六七八九]{2})";
const YEAR_WRITTEN = `(?<year>${YEAR_DIGITS})`;
const COUNT = "[0-9]{1,6}|[〇零一二三四五六七八九十百千]{1,7}";
const SERIAL = `0*(?<serial>${COUNT})`;
/** Numbers without 号, with which those that stand within a text end. */
const HEADS = {
  order: `(?<word>.{1,60}?)令(?:${YEAR_WRITTEN}年?)?第?${SERIAL}`,
  announcement: `(?<word>.{0,60}(?:公告|通告))(?:${YEAR_WRITTEN}年?)?第?${SERIAL}`,
  document: `(?<word>[^0-9%‰]{1,20}?)${YEAR_WRITTEN}年?字?第?${SERIAL}`,
};
/** @type {[Kind, string][]} */
const GRAMMAR = [
  ["order", `${HEADS.order}号?`],
  ["order", `(?<word>)(?:令第?${SERIAL}号|第?0*(?<before>${COUNT})号令)`],
  ["order", `(?<word>.{1,60}?)(?<![0-9第])(?:${YEAR_WRITTEN}年)?第?${SERIAL}号令`],
  ["order", `第?${SERIAL}号(?<word>.{1,60}?)令`],
  ["announcement", `(?<word>.{0,60}?)${YEAR_WRITTEN}年(?<genre>公告|通告)第?${SERIAL}号?`],
  ["announcement", `${HEADS.announcement}号?`],
  ["announcement", `(?<word>.{0,60}?)(?<![0-9第])(?:${YEAR_WRITTEN}年)?第?${SERIAL}号(?<genre>公告|通告)`],
  ["document", `${HEADS.document}号?(?:文件?)?`],
  ["year", `${YEAR_WRITTEN}年?第?${SERIAL}号?(?:文件?)?`],
  ["serial", `第?${SERIAL}号(?:文件?)?`],
];
const FORMS = GRAMMAR.map(([kind, form]) => ({ kind, form: new RegExp(`^${form}$`, "u") }));
/** An index or registration number: digits more than words, and no date. */
const OPAQUE = /^(?=(?:[^0-9]*[0-9]){6})(?!.*[0-9]年[0-9]+月)[a-z0-9\u3400-\u9fff]{5,60}$/u;
/** A year in brackets, which makes a number of what follows, with 号 or without. */
const BRACKETED = /[[(（〔【［﹝„「<《]\s*[0-9０-９]{4}\s*[\])）〕】］﹞‟」>》]/u;
/** What tells a document number from a text that happens to end in a year and digits. */
const SURE = /号\s*(?:文件?)?[^\p{L}\p{N}]*$|[[(（〔【［﹝„「<《]\s*[0-9０-９〇○零一二三四五六七八九]{4}|^[^0-9]{0,20}?[发函字办规通][^\p{L}\p{N}]*(?:19|20)[0-9]{2}(?!年)/u;
const ISSUING = /(?:[部委会局署院厅行府办国]|主席|[省市州县区]长)$/u;
/** What a number follows: a body's name, as 财政部 of 财政部财税〔2015〕39号, or the title of a law. */
const FOLLOWED = /^.{2,}(?:[部委会局署院厅府]|法|规则|章程|决定|解释)$/u;
/** What begins a word, or ends another, that stands before a number in a text. */
const LEADS = /的|了|关于|根据|依据|按照|依照|依|印发|转发|通知|意见|办法|规定|方案|条例|细则|文件|文号|字号|编号/gu;
/** What some call an order, whose number says 令. */
const ORDER_CALLED = /命令(?=第?[0-9〇零一二三四五六七八九十百])/u;
const GOVERNMENT = /人民政府(?=.)/gu;
/** Marks between words, but for those that enclose a year or a count. */
const PARTED = /[a-z\u3400-\u9fff]\s*[《》()（）,，:：;；。“”"]+\s*(?![第〇零○一二三四五六七八九十百千])[\u3400-\u9fff]/iu;
const BLANK = /(?<before>[\u3400-\u9fff]+)\s+(?=[\u3400-\u9fff])(?![第字]|文件?$)/gu;
const WITHIN = /** @type {[Kind, string][]} */ (Object.entries(HEADS)).map(([kind, head]) => {
  return { kind, form: new RegExp(`${head}号`, "gu") };
});
const MOST_WITHIN = 6;
const LONGEST_WORD_WITHIN = 16;
const LONGEST_NUMBER = 120;
const LONGEST_ALIAS = 80;

/** @typedef {"order" | "announcement" | "document" | "year" | "serial" | "opaque"} Kind */

/**
 * @typedef {object} TypedNumber
 * @property {Kind} kind
 * @property {string[]} aliases terms that lead to the number's document: the best that does, and the last
 * @property {string} bare the alias of all numbers of this year and serial; empty without a year
 * @property {string} cited how texts cite it, folded
 * @property {boolean} isOpen whether more digits may follow, as 号 does not end it
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
  const folded = fold(text).replace(ORDER_CALLED, "令");
  const whole = MARK + folded;
  for (const { kind, form } of FORMS) {
    const groups = form.exec(folded)?.groups;
    const serial = parseNumeral(groups?.["serial"] ?? groups?.["before"] ?? "");
    if (!groups || !serial || !isMarked(kind, groups["word"] ?? "", folded, text)) continue;
    const word = issuer((groups["word"] ?? "") + (groups["genre"] ?? ""), kind);
    const year = String(parseNumeral(groups["year"] ?? "") ?? "");
    const aliases = [...aliasesOf(kind, word, year, serial), whole];
    const bare = year ? `${MARK}${year}${serial}号` : "";
    const hasOwnForm = kind === "announcement" && !groups["genre"]; // 〔2021〕3号 or 2021年第3号
    const cited = hasOwnForm ? folded : citation(kind, word, year, serial) || folded;
    const isOpen = folded.endsWith(groups["serial"] ?? "号");
    const written = isOpen ? cited.replace(/号$/u, "") : cited;
    return { kind, aliases, bare, cited: written, isOpen, sure: isSure(kind, word, text), word };
  }
  const digits = folded.replace(/[^a-z0-9]/gu, "").length;
  if (!OPAQUE.test(folded) || digits * 2 < folded.length) return null;
  const sure = digits === folded.length;
  return { kind: "opaque", aliases: [whole], bare: "", cited: folded, isOpen: false, sure, word: "" };
}

/**
 * Returns how texts most often cite a number, folded; empty if it has no word.
 * @param {Kind} kind
 * @param {string} word
 * @param {string} year
 * @param {number} serial
 */
function citation(kind, word, year, serial) {
  if (!word) return "";
  if (kind === "document") return `${word}${year}${serial}号`;
  return kind === "order" ? `${word}令第${serial}号` : `${word}${year && `${year}年`}第${serial}号`;
}

/**
 * Returns whether what follows 令 or 公告, or a year, is a count, not a year or a part of a title.
 * @param {Kind} kind
 * @param {string} word
 * @param {string} folded
 * @param {string} text
 */
function isMarked(kind, word, folded, text) {
  if (kind === "year") return folded.includes("号") || BRACKETED.test(text);
  if (kind !== "order" && kind !== "announcement") return true;
  return /[第号]/u.test(folded.slice(word.length)) || (kind === "order" && ISSUING.test(word));
}

/**
 * Returns whether a text that may be a number can hardly be anything else.
 * @param {Kind} kind
 * @param {string} word
 * @param {string} text
 */
function isSure(kind, word, text) {
  if (!word) return true;
  const parts = [...text.normalize("NFKC").matchAll(BLANK)].map(({ groups }) => groups?.["before"] ?? "");
  if (PARTED.test(text) || word.search(LEADS) >= 0) return false;
  if (kind === "document") return SURE.test(text) && !parts.length && word.search(GOVERNMENT) < 0;
  const name = word.replace(/(?:公告|通告)$/u, "");
  return (!name || ISSUING.test(name)) && parts.every((part) => ISSUING.test(part));
}

/**
 * Returns for each number that stands in a text the terms, one of which may lead to its document,
 * the best first: where its agency word begins, nobody can tell.
 * @param {string} text
 * @param {boolean} isWhole whether the text is a number as it is: then its word begins it, or
 *   follows the name of a body
 * @returns {string[][]}
 */
export function numbersWithin(text, isWhole) {
  const folded = fold(text);
  return WITHIN.flatMap(({ kind, form }) => {
    return [...folded.matchAll(form)].slice(0, MOST_WITHIN).map(({ groups = {} }) => {
      const serial = parseNumeral(groups["serial"] ?? "") ?? 0;
      const year = String(parseNumeral(groups["year"] ?? "") ?? "");
      const run = (groups["word"] ?? "").split(LEADS).at(-1) ?? "";
      const word = kind === "document" ? (run.split(GOVERNMENT).at(-1) ?? "") : run;
      const letters = [...issuer(word, kind)].slice(-LONGEST_WORD_WITHIN);
      const starts = letters.slice(0, -1).map((_, at) => at);
      const likely = starts.filter((at) => !isWhole || FOLLOWED.test(letters.slice(0, at).join("")));
      return likely.flatMap((at) => aliasesOf(kind, letters.slice(at).join(""), year, serial));
    });
  });
}

/**
 * Returns the alias of documents whose whole title this is, with or without 中华人民共和国.
 * @param {string} folded
 */
export function titleAlias(folded) {
  return [...`${MARK}=${folded}`].slice(0, LONGEST_ALIAS).join("");
}

/**
 * @param {Kind} kind
 * @param {string} word
 * @param {string} year
 * @param {number} serial
 */
function aliasesOf(kind, word, year, serial) {
  const counted = `${MARK}${kind === "order" ? `${word}令` : word}`;
  switch (kind) {
    case "order":
      if (!word) return [`${counted}${serial}`, `${MARK}${serial}号`];
      return year ? [`${counted}${year}${serial}`, `${counted}${serial}`] : [`${counted}${serial}`];
    case "announcement":
      return [`${counted}${year}${serial}`, `${counted.replaceAll("国家", "")}${year}${serial}`];
    case "document":
      return [`${counted}${year}${serial}`];
    default:
      return [`${MARK}${year}${serial}号`];
  }
}

/**
 * @param {string} word
 * @param {Kind} kind
 */
function issuer(word, kind) {
  if (kind === "document") return word;
  const short = word.replace(/中华人民共和国(?=.)/gu, "");
  if (kind === "order" && short === "国家主席") return "主席";
  return short === "国" ? "国务院" : short;
}
