// The worker in which the search runs, so that typing is never held up.

import { SearchEngine } from "./engine.js";
import { Files } from "./files.js";

/**
 * @typedef {object} Request
 * @property {number} id
 * @property {string} folder
 * @property {string} text
 * @property {import("./engine.js").SearchOptions} options
 */

/**
 * @typedef {object} Reply
 * @property {number} id
 * @property {import("./engine.js").SearchAnswer} [answer]
 * @property {string} [failure] what went wrong, for citizens
 */

/** @type {Map<string, SearchEngine>} */
const engines = new Map();

self.addEventListener("message", async (/** @type {MessageEvent<Request>} */ { data }) => {
  const { id, folder, text, options } = data;
  const engine = engines.get(folder) ?? new SearchEngine(new Files(folder));
  engines.set(folder, engine);
  /** @type {Reply} */
  let reply;
  try {
    reply = { id, answer: await engine.search(text, options) };
  } catch (error) {
    console.error(error);
    reply = { id, failure: error instanceof Error && error.name === "SearchFileError" ? error.message : "检索出错，请稍后重试。" };
  }
  self.postMessage(reply);
});
