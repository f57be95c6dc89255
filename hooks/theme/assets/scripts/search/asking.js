// How people ask: what they put around what they look for, and what is left of a question without it.

import { pairsOf } from "./segmentation.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Word} Word */

/** What people put around what they look for. */
const ASKED_BEFORE = /^\s*(?:请问|什么是|我?想?要?(?:查询|查找|查看|查一下|搜索)|(?:我想|我要|想要?)(?:查|找))\s*/u;
const ASKED_BEHIND = /(?:\s*(?:的?(?:全文|原文|内容|文件)?(?:是什么|怎么规定的?|如何规定的?|(?:有|规定了?)(?:什么|哪些)(?:规定|内容)?|怎么理解|如何理解|讲(?:的是)?什么|说(?:的是)?什么)|的?(?:全文|原文|内容)|下载|是什么文件|还有效吗|[?？]))+\s*$/u;
const ASKING = new RegExp(
  "(?:请问|我想|想要|怎么办理|怎么办|怎么样|怎么|怎样|如何|为什么|什么时候|什么时间|什么|何时" +
    "|在哪里办理|在哪里办|在哪里|在哪儿|在哪|哪里办理|哪里办|哪里|哪儿|哪些|哪个|哪种|哪" +
    "|是多少|多少钱|多少|多久|多长时间|几岁|几年|几天|能不能|可不可以|是否|能否|可以|需要|有没有|吗|呢|谁)+",
  "gu",
);

/**
 * Returns a text without what people put before and behind what they look for.
 * @param {string} text
 */
export function withoutAsking(text) {
  return text.replace(ASKED_BEFORE, "").replace(ASKED_BEHIND, "") || text;
}

/**
 * Returns a folded text without what people put behind what they look for; empty if it is only that.
 * @param {string} folded
 */
export function withoutEnd(folded) {
  return folded.replace(ASKED_BEHIND, "");
}

/**
 * Returns the pieces of a word that are left when the words of a question are taken out.
 * @param {Word} word
 */
export function askedPieces(word) {
  if (word.quoted || word.number || word.year || word.article) return [];
  const pieces = word.folded.split(ASKING).filter((piece) => [...piece].length > 1);
  return pieces.length ? pieces : [word.folded];
}

/**
 * Returns the pairs of letters that what is asked for consists of.
 * @param {Query} query
 * @param {(folded: string) => string[]} [cut] which of the pairs; all if left out
 */
export function askedPairs(query, cut = pairsOf) {
  return [...new Set(query.asked.flatMap(cut))];
}
