// Runs in the pages that `bench.searching` opens: starts a search, waits for its results, times it.
// A plain script, since it goes before the pages' own.

{
  const PAGE = 100;

  /** @type {number[]} */
  const blocks = [];
  const observer = new PerformanceObserver((list) => {
    blocks.push(...list.getEntries().map((entry) => entry.duration));
  });
  observer.observe({ type: "longtask", buffered: true });

  /** @type {any} the module that is measured, once it is loaded */
  let loaded;

  /** Returns the search page's list of results. */
  const resultList = () => {
    const list = document.querySelector('[data-part="results"]');
    if (!list) throw new Error("this is not the search page");
    return list;
  };

  /** Resolves when the search page shows the results of what it was asked. */
  const shown = () =>
    new Promise((/** @type {(value: void) => void} */ resolve) => {
      const list = resultList();
      const isShown = () => list.ariaBusy === "false" && list.hasAttribute("data-total");
      if (isShown()) return resolve();
      const watch = new MutationObserver(() => {
        if (!isShown()) return;
        watch.disconnect();
        resolve();
      });
      watch.observe(list, { attributes: true });
    });

  /** @param {string} text */
  const submit = async (text) => {
    const box = /** @type {HTMLInputElement} */ (document.querySelector('#finder input[name="q"]'));
    box.value = text;
    box.form?.requestSubmit();
    await shown();
  };

  /** @param {string} text @param {number} limit */
  const askOurs = (text, limit) => loaded.search(text, { limit });

  /** @param {string} text @param {number} limit */
  const askPagefind = async (text, limit) => {
    const { results } = await loaded.search(text);
    await Promise.all(results.slice(0, limit).map((/** @type {any} */ result) => result.data()));
    return results;
  };

  /** @param {() => Promise<unknown>} action */
  const timed = async (action) => {
    const begun = performance.now();
    await action();
    return performance.now() - begun;
  };

  Object.assign(globalThis, {
    bench: {
      /** The longest block of the main thread since the page began, in milliseconds; 0: none of 50. */
      longestBlock: () => Math.max(0, ...blocks),

      page: {
        start: shown,
        first: shown,
        search: (/** @type {string} */ text) => timed(() => submit(text)),
      },

      module: {
        start: async () => {
          loaded = await import(new URL("assets/scripts/search/search.js", location.href).href);
          await askOurs("", 1);
        },
        first: async (/** @type {string} */ text) => {
          loaded = await import(new URL("assets/scripts/search/search.js", location.href).href);
          await askOurs(text, 10);
        },
        search: (/** @type {string} */ text) => timed(() => askOurs(text, 10)),
        answer: async (/** @type {string} */ text, /** @type {number} */ limit) => {
          /** @type {string[]} */
          const names = [];
          for (;;) {
            // By the page: browsers refuse thousands of requests at once.
            const page = { offset: names.length, limit: Math.min(PAGE, limit) };
            const { total, complete, results } = await loaded.search(text, page);
            names.push(...results.map((/** @type {any} */ result) => result.index_number));
            if (!results.length || names.length >= Math.min(limit, total)) {
              return { total: complete ? total : 0, names: names.slice(0, limit) };
            }
          }
        },
      },

      pagefind: {
        start: async () => {
          loaded = await import(new URL("bundle/pagefind.js", location.href).href);
          await loaded.init();
        },
        first: async (/** @type {string} */ text) => {
          loaded = await import(new URL("bundle/pagefind.js", location.href).href);
          await askPagefind(text, 10);
        },
        search: (/** @type {string} */ text) => timed(() => askPagefind(text, 10)),
        answer: async (/** @type {string} */ text) => {
          const results = await askPagefind(text, 0);
          return { total: results.length, names: results.map((/** @type {any} */ one) => one.id) };
        },
      },
    },
  });
}
