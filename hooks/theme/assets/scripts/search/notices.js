// What is said about a list of results, in plain Chinese.

import { isLetter } from "./query.js";

/** @typedef {import("./candidates.js").Candidates} Candidates */
/** @typedef {import("./query.js").Query} Query */

const LONGEST_QUOTED = 40;
const CUT = "输入的内容太长，只检索了前面的部分。";
/** @type {Record<string, string>} where words of a scope are sought */
const PLACES = { "": "", title: "在标题中", numbers: "在编号中", issuing_body: "在发布机构中" };

/**
 * What there is of results.
 * @typedef {object} Counted
 * @property {number} total
 * @property {number} complete how many of these hold all words
 * @property {boolean} isNarrowed whether filters leave some out
 */

/**
 * Returns a statement about the results; empty if they need none.
 * @param {Query} query
 * @param {Candidates} candidates
 * @param {Counted} counted
 */
export function noticeOf(query, candidates, counted) {
  const said = noticeOfWhole(query, candidates, counted);
  return query.isCut ? `${said}${CUT}` : said;
}

/**
 * Returns the statement for a query of which all is sought.
 * @param {Query} query
 * @param {Candidates} candidates
 * @param {Counted} counted
 */
function noticeOfWhole(query, candidates, counted) {
  const said = statementOf(query, candidates, counted);
  const { ignored, numbered } = candidates;
  if (query.text && !query.words.length && !query.excluded.length && !query.letters.length) {
    return `${quoted(query.text)}中没有可以检索的字，以下是全部信息，最新的在前。`;
  }
  if (numbered || !ignored.length) return said;
  if (query.words.every(isLetter) && !counted.total) return `${ignored.map(quoted).join("")}太常见，请至少输入两个字。`;
  return `${ignored.map(quoted).join("")}只有一个字，太常见，未参与检索。${said}`;
}

/**
 * @param {Query} query
 * @param {Candidates} candidates
 * @param {Counted} counted
 */
function statementOf(query, { own, complete: holding, rest, unknown, numbered }, { total, complete, isNarrowed }) {
  const lacking = unknown.length ? `没有文档${placeOf(query)}提到${unknown.map(quoted).join("")}` : "";
  if (total === 0) {
    if (isNarrowed) return "没有符合筛选条件的文档。";
    if (numbered) return `没有找到编号为${quoted(query.text)}的文档。`;
    const all = `没有找到与${quoted(query.text)}相符的文档。`;
    return unknown.length && unknown[0] !== query.text ? `${all}${lacking}，可以去掉或改写后再试。` : all;
  }
  if (numbered && !own.length) return `没有找到编号为${quoted(query.text)}的文档，以下文档提到了它。`;
  if (complete === total) return "";
  if (complete) return "包含全部词语的排在前面；其余只包含一部分。";
  if (isNarrowed && holding.length) return "符合筛选条件的文档都只包含一部分词语。";
  if (!lacking) return "没有文档包含全部词语，以下是只包含其中一部分的文档。";
  if (unknown[0] === query.text) return `${lacking}，以下是只包含其中一部分的文档。`;
  return rest.length
    ? `${lacking}，以下是包含其余词语的结果。`
    : `${lacking}，以下是只包含其余部分词语的文档。`;
}

/**
 * Returns where the words are sought, if not everywhere.
 * @param {Query} query
 */
function placeOf({ words }) {
  const [scope = "", ...others] = new Set(words.map((word) => word.scope));
  return others.length ? "在限定的范围内" : (PLACES[scope] ?? "");
}

/** @param {string} text */
function quoted(text) {
  const letters = [...text];
  return `“${letters.length > LONGEST_QUOTED ? `${letters.slice(0, LONGEST_QUOTED).join("")}…` : text}”`;
}
