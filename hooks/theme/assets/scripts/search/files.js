// Files of the index: fetched, tried again, unpacked, kept.

/** How long to wait, in milliseconds, before trying again what failed, and how often. */
export const PAUSES = [300, 1200];
const KEPT = 600;
const GONE = [404, 410];

/** A file of the search index could not be loaded or read; the message is for citizens. */
export class SearchFileError extends Error {
  /**
   * @param {string} path
   * @param {string} reason
   * @param {string} [remedy]
   */
  constructor(path, reason, remedy = "请检查网络后重试") {
    super(`检索数据 ${path} ${reason}，${remedy}。`);
    this.name = "SearchFileError";
  }
}

/** A file named by its content is not there: a new publication may have replaced it. */
export class MissingFileError extends SearchFileError {}

/** Loads files below a folder. */
export class Files {
  /**
   * @param {string} folder the index's address, ending in a slash
   * @param {(address: string, init?: RequestInit) => Promise<Response>} [request]
   */
  constructor(folder, request = (address, init) => fetch(address, init)) {
    this.folder = folder;
    this.request = request;
    /** @type {Map<string, Promise<Uint8Array>>} */
    this.kept = new Map();
    /** @type {Set<string>} what a cache between here and the host may hold wrongly */
    this.doubtful = new Set();
  }

  /**
   * Returns a JSON file that may change under the same name.
   * @param {string} path
   * @returns {Promise<any>}
   */
  async json(path) {
    const bytes = await this.#load(path, { cache: "no-cache" });
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  /**
   * Returns a file, named by its content, as it was published.
   * @param {string} name
   */
  plain(name) {
    return this.#keep(name, () => this.#load(pathOf(name)));
  }

  /**
   * Returns a file, named by its content, unpacked.
   * @param {string} name
   */
  unpacked(name) {
    return this.#keep(name, async () => {
      const packed = await this.#load(pathOf(name));
      try {
        return await inflate(packed);
      } catch {
        throw this.#missing(pathOf(name), "内容损坏");
      }
    });
  }

  /**
   * @param {string} name
   * @param {() => Promise<Uint8Array>} load
   */
  #keep(name, load) {
    const kept = this.kept.get(name) ?? load();
    this.kept.delete(name);
    this.kept.set(name, kept);
    kept.catch(() => this.kept.delete(name));
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= KEPT) break;
      this.kept.delete(oldest);
    }
    return kept;
  }

  /**
   * Returns a file. What fails is tried again, but for a file named by its content that the host
   * does not have: whoever opened the index looks whether there is a new one.
   * @param {string} path
   * @param {RequestInit} [init]
   * @returns {Promise<Uint8Array>}
   */
  async #load(path, init) {
    const asked = init ?? { cache: this.doubtful.has(path) ? "reload" : "default" };
    for (let attempt = 0; ; attempt += 1) {
      try {
        const response = await this.request(this.folder + path, asked);
        if (!init && GONE.includes(response.status)) throw this.#missing(path, `无法取得（${response.status}）`);
        if (!response.ok) throw new SearchFileError(path, `无法取得（${response.status}）`);
        const bytes = new Uint8Array(await response.arrayBuffer());
        return bytes;
      } catch (error) {
        const pause = PAUSES[attempt];
        if (pause === undefined || error instanceof MissingFileError) {
          throw error instanceof SearchFileError ? error : new SearchFileError(path, "无法取得");
        }
        await passing(pause);
      }
    }
  }

  /**
   * @param {string} path
   * @param {string} reason
   */
  #missing(path, reason) {
    this.doubtful.add(path);
    return new MissingFileError(path, reason, "请稍后重试");
  }
}

/**
 * Resolves after a while.
 * @param {number} milliseconds
 */
export function passing(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** @param {string} name */
function pathOf(name) {
  return `${name.slice(0, 2)}/${name.slice(2)}.bin`;
}

/**
 * @param {Uint8Array} packed
 * @returns {Promise<Uint8Array>}
 */
async function inflate(packed) {
  const blob = new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (packed)]);
  const stream = blob.stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
