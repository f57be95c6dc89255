// What is said about a list of results, in plain Chinese.

/** @typedef {import("./candidates.js").Candidates} Candidates */
/** @typedef {import("./query.js").Query} Query */

const LONGEST_QUOTED = 40;

/**
 * Returns a statement about the results; empty if they need none.
 * @param {Query} query
 * @param {Candidates} candidates
 * @param {number} total
 * @param {number} complete how many results hold all words
 */
export function noticeOf(query, candidates, total, complete) {
  const said = statementOf(query, candidates, total, complete);
  if (candidates.numbered || !query.ignored.length) return said;
  return `${query.ignored.map(quoted).join("")}只有一个字，未参与检索。${said}`;
}

/**
 * @param {Query} query
 * @param {Candidates} candidates
 * @param {number} total
 * @param {number} complete
 */
function statementOf(query, { own, rest, unknown, numbered }, total, complete) {
  const lacking = unknown.length ? `没有文档提到${unknown.map(quoted).join("")}` : "";
  if (total === 0) {
    if (numbered) return `没有找到编号为${quoted(query.text)}的文档。`;
    const isLone = query.words.length > 0 && query.words.every((word) => [...word.folded].length === 1);
    if (isLone) return `${quoted(query.text)}太短，请至少输入两个字。`;
    const all = `没有找到与${quoted(query.text)}相符的文档。`;
    return unknown.length && unknown[0] !== query.text ? `${all}${lacking}，可以去掉或改写后再试。` : all;
  }
  if (numbered && !own.length) return `没有找到编号为${quoted(query.text)}的文档，以下文档提到了它。`;
  if (complete === total) return "";
  if (complete) return `其中 ${complete} 条包含全部词语，排在前面；其余只包含一部分。`;
  if (!lacking) return "没有文档包含全部词语，以下是只包含其中一部分的文档。";
  return rest.length
    ? `${lacking}，以下是包含其余词语的结果。`
    : `${lacking}，以下是只包含其余部分词语的文档。`;
}

/** @param {string} text */
function quoted(text) {
  const letters = [...text];
  return `“${letters.length > LONGEST_QUOTED ? `${letters.slice(0, LONGEST_QUOTED).join("")}…` : text}”`;
}
