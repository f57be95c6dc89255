// What a citizen types, taken apart. Nothing that is typed is an error.

import { askedPieces, withoutAsking, withoutEnd } from "./asking.js";
import { parseNumeral, toChinese } from "./numerals.js";
import { YEAR_DIGITS, numbersWithin, titleAlias, typedNumber } from "./numbers.js";
import { fold, termsOf, withArabicCounts } from "./segmentation.js";
import { SCOPED, SCOPES, quotedLength, typedWords } from "./typed_words.js";

const LONGEST_QUERY = 300;
const MOST_WORDS = 24;
/** Of longer words so much is sought as lies within one part of a text, signs included. */
export const LONGEST_WORD = 40;
const LONGEST_AGENCY_WORD = 5;
/** What parts no words: marks without width, and a blank between a figure and its sign. */
const NO_GAP = /[\u200b\ufeff]+|(?<=[0-9０-９])[ \u3000]+(?=[%％‰])/gu;
/** The end of an index number, as in -00073, which leaves nothing out. */
const TAIL = /^[-－](?!(?:19|20)[0-9]{2}$)[0-9][0-9a-z/－-]*$/iu;
/** A title in its brackets, which titles themselves lack. */
const ENCLOSED = /^[《〈]((?:[^《〈》〉]|[《〈][^《〈》〉]+[》〉])+)[》〉]$/u;
const YEAR = new RegExp(`^(${YEAR_DIGITS})(?:年度?)?$`, "u");
/** A year beside a word, which is no date and no amount. */
const GLUED_YEAR = new RegExp(
  `(?<![0-9])${YEAR_DIGITS}年度?的?(?=[\u3400-\u9fff]{2})(?![〇零一二三四五六七八九十])` +
    `|(?<=^|\\s)${YEAR_DIGITS}(?=[\u3400-\u9fff]{2})(?![年月日号第万亿千百余多元个件户人名项条款章节])` +
    `|(?<=[\u3400-\u9fff]{2})${YEAR_DIGITS}年度?(?=\\s|$)`,
  "gu",
);
/** A day as forms and letters write it, which documents call 2018年2月1日. */
const TYPED_DAY = /(?<![0-9/])((?:19|20)[0-9]{2})[-./年]0?([1-9][0-9]?)[-./月]0?([1-9][0-9]?)(?![0-9])日?/gu;
/** Marks between words, where blanks would do: they part words if nothing holds all of them in one piece. */
const BETWEEN = /[，,；;、/／+＋|｜·：:。《》〈〉（）()“”"「」『』]+|(?<=[\u3400-\u9fff])[-－—]+(?=[\u3400-\u9fff])/gu;
/** How else numbers and years are written: what stands for 号, 条 and 第, and what for the year alone. */
const SPELLINGS = /** @type {[RegExp, string][]} */ ([
  [/號/gu, "号"],
  [/條/gu, "条"],
  [/(?:№|(?<![a-z])no\.?)\s*(?=[0-9])/giu, "第"],
  [/(?<=(?:19|20)[0-9]{2})年?(?:修订|修正|修改|版)(?=[)）\s]|$)/gu, "年"],
]);
/** What asks for all of a document, and is no word of it. */
const WHOLE = /^(?:全文|原文|下载)$/u;
/** What may follow an article: its paragraphs, which a law does not call so in its own text, and others. */
const BEHIND = "(?:第[0-9]+款)?(?:第?[0-9一二三四五六七八九十]+项)?(?:[和及与至到]?第[0-9]+条.*)?(?:的?规定|处罚)?$";
const PARAGRAPHS = new RegExp(`^${BEHIND}`, "u");
const ARTICLE_NUMBER = "([0-9]+|[一二三四五六七八九十百千零〇]+)";
const ARTICLE = new RegExp(`^(.*?)(第?)0*${ARTICLE_NUMBER}条(?:之([一二三四五六七八九十]+|[0-9]+))?${BEHIND}`, "u");
/** What a name ends in behind which 41条 is an article, not a number of measures. */
const LAW = /(?:法|条例|办法|规定|细则|规则|通则|守则|规程|解释)$/u;
/** What names no law of its own: 本办法第三条 is a phrase like any other. */
const GENERIC = /^(?:.|[本该此]?(?:法|条例|办法|规定|细则|规则|决定|解释|通则))$/u;

/**
 * A word: what stands between blanks, or a quoted phrase.
 * @typedef {object} Word
 * @property {string} typed as typed, without quotes, scope and sign
 * @property {string} folded with counts in Arabic digits
 * @property {string} plain folded, with counts as typed
 * @property {string[]} terms terms that every text with the word holds
 * @property {boolean} quoted
 * @property {boolean} excluded
 * @property {string} scope the only field that counts; empty for all
 * @property {number | null} year
 * @property {import("./numbers.js").TypedNumber | null} number
 * @property {boolean} article whether it names an article
 */

/**
 * @typedef {object} Query
 * @property {string} text
 * @property {boolean} isCut whether more was typed than is sought
 * @property {string} scope the field that counts for words without one of their own
 * @property {Word[]} words without those excluded
 * @property {Word[]} excluded
 * @property {Word[]} letters lone letters beside longer words
 * @property {import("./numbers.js").TypedNumber | null} number what number the whole query may be
 * @property {string[][]} within for each number that may stand in it, terms that lead to its document, the best first
 * @property {string} article the article to which a result links, as in 41 or 120-1; empty for none
 * @property {string[]} asked the pieces of a question that ask for something, folded
 */

/**
 * Returns a typed text as a query.
 * @param {string} text
 * @param {string} [scope] the field that counts for words without one of their own
 * @returns {Query}
 */
export function parseQuery(text, scope = "") {
  const clean = text.slice(0, LONGEST_QUERY).replace(NO_GAP, "");
  const typed = typedWords(clean);
  const parsed = typed.slice(0, MOST_WORDS).map((word) => wordOf(word, scope));
  const given = withoutWhole(parsed.filter((word) => word.folded));
  const longer = given.filter((word) => !isLetter(word));
  const letters = given.filter(isLetter);
  const isOfLetters = !longer.some((word) => !word.excluded);
  const words = withLoneYear((isOfLetters ? letters : longer).filter((word) => !word.excluded));
  const excluded = longer.filter((word) => word.excluded);
  const isPlain = !parsed.some((word) => word.excluded || word.scope === "title");
  const number = isPlain ? numberOf(clean) : null;
  const article = number ? "" : takeArticle(words);
  return {
    text: clean.trim(),
    isCut: text.trimEnd().length > LONGEST_QUERY || typed.length > MOST_WORDS,
    scope,
    words,
    excluded,
    letters: letters.filter((word) => word.excluded || !isOfLetters),
    number,
    within: isPlain ? numbersWithin(clean, number?.sure === true && isShort(number)) : [],
    article,
    asked: words.flatMap(askedPieces),
  };
}

/**
 * Returns the query with words apart between which marks stand, years apart from the words beside
 * them, days as documents write them, and without what people put around what they look for; null
 * if it is the same.
 * @param {Query} query
 */
export function inOtherWords({ text, scope, words, excluded, number }) {
  if (excluded.length || words.some((word) => word.quoted || word.scope !== scope)) return null;
  const plain = text.normalize("NFKC").replace(/[○◯]/gu, "〇");
  const spelt = SPELLINGS.reduce((changed, [form, usual]) => changed.replace(form, usual), withoutAsking(plain));
  const dated = spelt.replace(TYPED_DAY, "$1年$2月$3日");
  const parted = number?.sure ? dated : dated.replace(BETWEEN, " ");
  const apart = parted.replace(GLUED_YEAR, (year) => ` ${year.replace(/的$/u, "")} `);
  return apart === plain ? null : parseQuery(apart, scope);
}

/**
 * Returns whether a word is of one letter, of which terms tell less easily.
 * @param {Word} word
 */
export function isLetter({ folded }) {
  return [...folded].length === 1;
}

/**
 * Returns the words without those that ask for all of a document, if others name it.
 * @param {Word[]} words
 */
function withoutWhole(words) {
  const telling = words.filter(({ folded, quoted, excluded }) => quoted || excluded || !WHOLE.test(folded));
  return telling.some(({ excluded }) => !excluded) ? telling : words;
}

/**
 * Returns the words; a year alone is sought as a phrase, beside what was issued in it.
 * @param {Word[]} words
 */
function withLoneYear(words) {
  return words.length === 1 ? words.map((word) => ({ ...word, quoted: word.quoted || word.year !== null })) : words;
}

/**
 * Returns a word of its folded form.
 * @param {string} folded
 * @param {Partial<Word>} [more]
 * @returns {Word}
 */
export function plainWord(folded, more = {}) {
  const counted = [...withArabicCounts(folded)].slice(0, LONGEST_WORD).join("");
  return {
    typed: folded,
    folded: counted,
    plain: folded,
    terms: termsOf(counted),
    quoted: false,
    excluded: false,
    scope: "",
    year: null,
    number: null,
    article: false,
    ...more,
  };
}

/**
 * Returns whether there is one word, besides a year or an article.
 * @param {Query} query
 */
export function isOneWord({ words }) {
  return words.filter(({ year, article }) => !year && !article).length === 1;
}

/**
 * Returns the alias of documents whose whole title was typed; empty if it cannot be one.
 * @param {Query} query
 */
export function wholeTitle({ words }) {
  const named = words.filter((word) => !word.article && ["", "title"].includes(word.scope));
  return named.length ? titleAlias(named.map((word) => word.plain).join("")) : "";
}

/**
 * Returns whether the agency word is so short that no other word stands before it.
 * @param {import("./numbers.js").TypedNumber} number
 */
function isShort({ kind, word }) {
  return kind !== "document" || [...word].length <= LONGEST_AGENCY_WORD;
}

/** @param {string} text */
function numberOf(text) {
  const number = typedNumber(withoutAsking(text.replace(SCOPED, "")));
  const isPhrase = number?.kind === "serial" && quotedLength(text.trim()) > 0;
  return isPhrase ? null : number;
}

/**
 * @param {string} text
 * @param {string} scope
 * @returns {Word}
 */
function wordOf(text, scope) {
  const excluded = /^[-－]./u.test(text) && !TAIL.test(text);
  const unsigned = excluded ? text.slice(1) : text;
  const label = SCOPED.exec(unsigned);
  const unscoped = unsigned.slice(label?.[0].length ?? 0);
  const quoted = quotedLength(unscoped) === unscoped.length && unscoped.length > 2;
  const typed = quoted ? unscoped.slice(1, -1) : (ENCLOSED.exec(unscoped)?.[1] ?? unscoped);
  const folded = fold(typed);
  const year = YEAR.exec(folded)?.[1];
  return plainWord(folded, {
    typed,
    quoted,
    excluded,
    scope: SCOPES.get((label?.[1] ?? "").replace(/\s/gu, "")) ?? scope,
    year: year && !quoted ? parseNumeral(year) : null,
    number: quoted ? null : completeNumber(typed),
  });
}

/**
 * Returns a number that can stand beside other words: one with its agency word.
 * @param {string} typed
 */
function completeNumber(typed) {
  const number = typedNumber(typed);
  return number && number.word ? number : null;
}

/**
 * Parts an article from the law before it, and returns the article.
 * @param {Word[]} words
 */
function takeArticle(words) {
  for (const [at, word] of words.entries()) {
    const typed = withArabicCounts(withoutEnd(word.plain));
    const found = word.quoted ? null : ARTICLE.exec(typed);
    if (!found) continue;
    const [, before = "", mark = "", counted = "", inserted = ""] = found;
    const law = before.replace(/^(?:根据|依据|按照|依照|违反|请问)/u, "").replace(/[的中里之]$/u, "");
    if (!mark && !LAW.test(law || (words[at - 1]?.folded ?? ""))) continue;
    if (GENERIC.test(law) || (!law && words.length === 1)) return "";
    const [article, sub] = [parseNumeral(counted), parseNumeral(inserted)];
    if (!article) continue;
    const cited = plainWord(`第${article}条${sub ? `之${toChinese(sub)}` : ""}`, { article: true });
    const named = law ? [plainWord(law, { scope: word.scope })] : [];
    const behind = words.slice(at + 1).filter(({ plain, folded }) => {
      return !PARAGRAPHS.test(folded) && withoutEnd(plain);
    });
    words.splice(at, words.length, ...named, cited, ...behind);
    return sub ? `${article}-${sub}` : String(article);
  }
  return "";
}
