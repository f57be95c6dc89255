// The list of results, its pages, and what is said of them.

import { STATES } from "../validity.js";
import { writeAddress } from "./address.js";
import { fromTemplate, part, showPieces } from "./parts.js";

/** @typedef {import("../engine.js").SearchResult} SearchResult */
/** @typedef {import("./address.js").State} State */

export const PAGE = 10;
const NEAR = 2;
/** Where item pages list attachments; highlight.js looks for it, too. */
const ATTACHMENTS = "#attachments";
const NONE_LEFT = "没有既符合检索词、又符合筛选条件的文档，可以清除筛选后再试。";
const REVERSED = "发文日期的开始日期晚于结束日期，请改正后再试。";

/**
 * Returns the address of a result, with what was searched for, so that the item can mark it.
 * @param {string} root
 * @param {string} url relative to the root, perhaps with a fragment
 * @param {string} text
 */
function itemAddress(root, url, text) {
  if (!text.trim()) return root + url;
  const [path, fragment] = url.split("#", 2);
  return `${root}${path}?${new URLSearchParams({ q: text })}${fragment ? `#${fragment}` : ""}`;
}

/**
 * Returns a result as an element of the list.
 * @param {SearchResult} result
 * @param {string} root
 * @param {string} text what was searched for
 */
export function resultItem(result, root, text) {
  const item = fromTemplate("result");
  item.dataset.indexNumber = result.index_number;
  const title = part(item, "title", HTMLAnchorElement);
  const url = result.in_attachment && !result.url.includes("#") ? result.url + ATTACHMENTS : result.url;
  title.setAttribute("href", itemAddress(root, url, text));
  showPieces(title, result.title_pieces);
  const validity = part(item, "validity", HTMLElement);
  validity.dataset.state = result.validity;
  validity.textContent = STATES[result.validity] ?? result.validity;
  validity.hidden = result.validity === "not-applicable"; // which tells nothing behind a title
  part(item, "origin", HTMLElement).hidden = !result.in_attachment;
  showPieces(part(item, "snippet", HTMLElement), result.snippet);
  part(item, "number", HTMLElement).textContent = result.document_number;
  part(item, "agency", HTMLElement).textContent = result.issuing_body;
  part(item, "issued", HTMLElement).append(issueDate(result.issued));
  part(item, "index", HTMLElement).textContent = `索引号 ${result.index_number}`;
  return item;
}

/**
 * Returns a suggestion as an element of the list.
 * @param {import("../engine.js").SearchAnswer["suggestions"][number]} suggestion
 * @param {string} root
 */
export function suggestionItem({ text, url }, root) {
  const item = fromTemplate("link");
  const link = part(item, "link", HTMLAnchorElement);
  link.setAttribute("href", itemAddress(root, url, ""));
  link.textContent = text;
  return item;
}

/** @param {string} issued */
function issueDate(issued) {
  if (!issued) return "发文日期不详";
  const time = document.createElement("time");
  time.dateTime = issued;
  time.textContent = issued;
  return time;
}

/**
 * Returns why filters leave nothing of what is found.
 * @param {State["filters"]} filters
 */
export function noneLeft({ from, to }) {
  return from && to && from > to ? REVERSED : NONE_LEFT;
}

/**
 * Returns how many results there are, and which of their pages is shown.
 * @param {State} state
 * @param {number} total
 * @param {boolean} approximate
 */
export function summary({ text, sort, page }, total, approximate) {
  if (!total) return "没有找到结果";
  const order = sort === "oldest" ? "最早的在前" : "最新的在前";
  const found = text.trim() ? `找到${approximate ? "约" : ""} ${total} 件` : `共 ${total} 件，${order}`;
  return page > 1 ? `${found}，第 ${page} 页` : found;
}

/**
 * Returns the numbers of pages to link to; 0 stands for those left out.
 * @param {number} page
 * @param {number} pages
 */
function shownPages(page, pages) {
  const near = Array.from({ length: 2 * NEAR + 1 }, (_, at) => page - NEAR + at);
  const shown = [...new Set([1, ...near, pages])].filter((each) => each >= 1 && each <= pages);
  shown.sort((a, b) => a - b);
  return shown.flatMap((each, at) => {
    const before = shown[at - 1];
    return before !== undefined && each > before + 1 ? [0, each] : [each];
  });
}

/**
 * Returns links to the pages of the results.
 * @param {State} state
 * @param {number} total
 */
export function pageLinks(state, total) {
  const pages = Math.ceil(total / PAGE);
  const links = shownPages(state.page, pages).map((page) => {
    return page ? pageLink(state, page, String(page)) : gap();
  });
  if (state.page > 1) links.unshift(pageLink(state, state.page - 1, "‹ 上一页"));
  if (state.page < pages) links.push(pageLink(state, state.page + 1, "下一页 ›"));
  return links;
}

/**
 * @param {State} state
 * @param {number} page
 * @param {string} label
 */
function pageLink(state, page, label) {
  const item = fromTemplate("page");
  const link = part(item, "page", HTMLAnchorElement);
  link.setAttribute("href", writeAddress({ ...state, page }));
  link.textContent = label;
  if (label === String(page)) link.setAttribute("aria-label", `第${label}页`);
  if (page === state.page) link.setAttribute("aria-current", "page");
  return item;
}

function gap() {
  const item = document.createElement("li");
  item.className = "pager__gap";
  item.ariaHidden = "true";
  item.textContent = "…";
  return item;
}
