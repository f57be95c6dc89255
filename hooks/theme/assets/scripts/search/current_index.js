// The index that is published: opened when it is first needed, and anew when its files are gone,
// because a publication may replace the whole folder under an open page.

import { MissingFileError, PAUSES, passing } from "./files.js";
import { SearchIndex, publishedCore } from "./index.js";

/** @typedef {import("./files.js").Files} Files */

/** The index in a folder, whatever is published there. */
export class CurrentIndex {
  /** @param {Files} files */
  constructor(files) {
    this.files = files;
    /** @type {Promise<SearchIndex> | undefined} */
    this.opening = undefined;
  }

  /** Returns the index, opened at the first call. */
  open() {
    const opening = this.opening ?? SearchIndex.open(this.files);
    this.opening = opening;
    opening.catch(() => this.#forget(opening));
    return opening;
  }

  /**
   * Returns what some work makes of the index. If a file of it is missing, the work is done again:
   * over the new publication if there is one, else after a while.
   * @template T
   * @param {(index: SearchIndex) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async use(work) {
    for (let attempt = 0; ; attempt += 1) {
      const opening = this.open();
      try {
        return await work(await opening);
      } catch (error) {
        const pause = PAUSES[attempt];
        if (!(error instanceof MissingFileError) || pause === undefined) throw error;
        if (!(await this.#isReplaced(opening))) await passing(pause);
      }
    }
  }

  /**
   * Returns whether another index is published than the one that was opened, and closes the latter.
   * @param {Promise<SearchIndex>} opening
   */
  async #isReplaced(opening) {
    const name = await opening.then((index) => index.name).catch(() => "");
    if (!name || name === (await publishedCore(this.files))) return false;
    this.#forget(opening);
    return true;
  }

  /** @param {Promise<SearchIndex>} opening */
  #forget(opening) {
    if (this.opening === opening) this.opening = undefined;
  }
}
