// Files of the index: fetched, tried again, unpacked, kept.

const PAUSES = [300, 1200];
const KEPT = 600;

/** A file of the search index could not be loaded or read; the message is for citizens. */
export class SearchFileError extends Error {
  /**
   * @param {string} path
   * @param {string} reason
   */
  constructor(path, reason) {
    super(`检索数据 ${path} ${reason}，请检查网络后重试。`);
    this.name = "SearchFileError";
    this.path = path;
  }
}

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
    this.loadedBytes = 0;
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
    return this.#keep(name, () => this.#load(pathOf(name), {}));
  }

  /**
   * Returns a file, named by its content, unpacked.
   * @param {string} name
   */
  unpacked(name) {
    return this.#keep(name, async () => {
      const packed = await this.#load(pathOf(name), {});
      try {
        return await inflate(packed);
      } catch {
        throw new SearchFileError(pathOf(name), "内容损坏");
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
   * @param {string} path
   * @param {RequestInit} init
   * @returns {Promise<Uint8Array>}
   */
  async #load(path, init) {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const response = await this.request(this.folder + path, init);
        if (!response.ok) throw new SearchFileError(path, `无法取得（${response.status}）`);
        const bytes = new Uint8Array(await response.arrayBuffer());
        this.loadedBytes += bytes.length;
        return bytes;
      } catch (error) {
        const pause = PAUSES[attempt];
        if (pause === undefined) {
          throw error instanceof SearchFileError ? error : new SearchFileError(path, "无法取得");
        }
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }
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
