// The search as a module, for the search page and for other pages of an agency's portal:
//
//   import { search } from ".../assets/scripts/search/search.js";
//   const { total, results } = await search("安经开〔2018〕7号", { limit: 5 });
//
// It needs nothing of the page. FORMAT.md in the project's search package says what is published.

/** @typedef {import("./engine.js").SearchOptions} SearchOptions */
/** @typedef {import("./engine.js").SearchAnswer} SearchAnswer */
/** @typedef {import("./worker.js").Reply} Reply */

/** The site's root, which lies three folders above this module's. */
export const SITE = new URL("../../../", import.meta.url).href;

const FOLDER = `${SITE}search/index/`;
const WORKER = new URL("./worker.js", import.meta.url);
const UNPACKING = new URL("./unpacking.js", import.meta.url);
/** How long to wait for the service worker, in milliseconds; the scripts can come without it. */
const PATIENCE = 1000;
const UNSUPPORTED = "您的浏览器版本较旧，无法使用检索，请改用信息公开目录。";

/** @type {Worker | undefined} */
let worker;
/** @type {Promise<void> | undefined} */
let unpacking;
/** @type {Map<number, { resolve: (answer: SearchAnswer) => void, reject: (error: Error) => void }>} */
const waiting = new Map();
let last = 0;

/** Returns whether this browser can search. */
export function isSupported() {
  return typeof Worker === "function" && typeof structuredClone === "function" && canUnpack();
}

/** Returns whether this browser unpacks what the index is packed in: some know other formats only. */
function canUnpack() {
  try {
    return Boolean(new DecompressionStream("deflate-raw"));
  } catch {
    return false;
  }
}

/**
 * Resolves to one page of the results for what a citizen typed; an empty text browses everything,
 * the newest first. Addresses in results are relative to `SITE`. Rejects with a message for
 * citizens if the browser is too old or the index cannot be loaded.
 * @param {string} text
 * @param {SearchOptions} [options]
 * @returns {Promise<SearchAnswer>}
 */
export async function search(text, options = {}) {
  if (!isSupported()) throw new Error(UNSUPPORTED);
  const id = (last += 1);
  const request = structuredClone({ id, folder: FOLDER, text, options });
  await (unpacking ??= startUnpacking());
  return new Promise((resolve, reject) => {
    started().postMessage(request);
    waiting.set(id, { resolve, reject });
  });
}

/**
 * Resolves when a service worker unpacks the worker's scripts, when there will be none, or when it
 * has been waited for long enough.
 */
async function startUnpacking() {
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([register().catch(() => undefined), patience]);
}

/** Registers the service worker of the worker's script alone, where it is of use. */
async function register() {
  if (isServerCompressing() || !navigator.serviceWorker) return;
  const registration = await navigator.serviceWorker.register(UNPACKING, { scope: WORKER.pathname });
  const { active, installing, waiting: installed } = registration;
  const fresh = installing ?? installed;
  if (active || !fresh) return;
  await new Promise((resolve) => {
    fresh.addEventListener("statechange", () => {
      if (["activated", "redundant"].includes(fresh.state)) resolve(undefined);
    });
  });
}

/** Returns whether this module came compressed, so that other scripts will as well. */
function isServerCompressing() {
  const [loaded] = performance.getEntriesByName(import.meta.url);
  return loaded instanceof PerformanceResourceTiming && loaded.encodedBodySize < loaded.decodedBodySize;
}

/** Returns the worker, started at the first call. */
function started() {
  if (worker) return worker;
  worker = new Worker(WORKER, { type: "module" });
  worker.addEventListener("message", (/** @type {MessageEvent<Reply>} */ { data }) => {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.answer) call?.resolve(data.answer);
    else call?.reject(new Error(data.failure));
  });
  worker.addEventListener("error", () => {
    worker?.terminate();
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error("检索程序未能启动，请刷新页面后重试。"));
    waiting.clear();
  });
  return worker;
}
