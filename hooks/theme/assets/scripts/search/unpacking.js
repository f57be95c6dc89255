// A service worker that takes the scripts of the search's worker from packed files, which are a
// third as long, since many servers send scripts as they lie there. It is asked for nothing but
// what that worker loads, keeps nothing, and where a packed file fails, the script comes as it is.

/** @typedef {Event & { request: Request, respondWith: (response: Promise<Response>) => void }} FetchEvent */

const SCRIPT = /\.js(?=\?|$)/;

self.addEventListener("fetch", (event) => {
  const { request } = /** @type {FetchEvent} */ (event);
  if (SCRIPT.test(request.url)) /** @type {FetchEvent} */ (event).respondWith(scriptOf(request));
});

/**
 * Returns a script out of its packed file; failing that, as it is.
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function scriptOf(request) {
  try {
    const [packed, script] = await Promise.all([
      fetch(request.url.replace(SCRIPT, ".bin")),
      fetch(request.url, { method: "HEAD" }),
    ]);
    if (packed.ok && packed.body && script.ok) return await unpacked(packed.body, script.headers);
  } catch {
    // As if there were none.
  }
  return fetch(request);
}

/**
 * Returns what is packed, under the headers of the script itself: hosts may have policies that
 * differ by the kind of file.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 * @param {Headers} headers
 */
async function unpacked(body, headers) {
  const script = await new Response(body.pipeThrough(new DecompressionStream("deflate-raw"))).blob();
  return new Response(script, { headers });
}
