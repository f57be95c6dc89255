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
    const packed = await fetch(request.url.replace(SCRIPT, ".bin"));
    if (packed.ok && packed.body) return await unpacked(packed, packed.body);
  } catch {
    // As if there were none.
  }
  return fetch(request);
}

/**
 * Returns a script under the headers, such as policies, of its packed file.
 * @param {Response} packed
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 */
async function unpacked(packed, body) {
  const script = await new Response(body.pipeThrough(new DecompressionStream("deflate-raw"))).blob();
  const headers = new Headers(packed.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  headers.set("Content-Type", "text/javascript");
  return new Response(script, { headers });
}
