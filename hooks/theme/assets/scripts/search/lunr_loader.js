// lunr.js as it is published: a script that hands itself to an AMD loader if there is one. This
// is such a loader, because a module has no `this` to which the script could attach itself.

/** @typedef {any} Lunr lunr 2.3.9, which has no types of its own */

/** @type {Promise<Lunr> | undefined} */
let loading;

/** Returns lunr, loaded from the file beside this one at the first call. */
export function loadLunr() {
  loading ??= load();
  loading.catch(() => (loading = undefined));
  return loading;
}

/** @returns {Promise<Lunr>} */
async function load() {
  const scope = /** @type {{ define?: unknown }} */ (globalThis);
  /** @type {Lunr} */
  let lunr;
  /** @param {() => Lunr} factory */
  const define = (factory) => {
    lunr = factory();
  };
  scope.define = Object.assign(define, { amd: {} });
  try {
    await import(new URL("./lunr.js", import.meta.url).href);
  } finally {
    delete scope.define;
  }
  return lunr;
}
