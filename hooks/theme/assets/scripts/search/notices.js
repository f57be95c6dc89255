// What is said about a list of results, in plain Chinese.

/** @typedef {import("./query.js").Query} Query */

/**
 * Returns a statement about the results; empty if they need none.
 * @param {Query} query
 * @param {number} total
 * @param {number} complete how many results hold all words
 */
export function noticeOf(query, total, complete) {
  if (total === 0) return query.number?.word ? `没有找到编号为“${query.text}”的文档。` : `没有找到与“${query.text}”相符的文档。`;
  if (complete === total) return "";
  if (complete === 0) return "没有文档包含全部词语，以下是只包含其中一部分的文档。";
  return `其中 ${complete} 条包含全部词语，排在前面；其余只包含一部分。`;
}
