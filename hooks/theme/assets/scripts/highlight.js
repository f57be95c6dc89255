/** Marks in an item what was searched for, which the search page adds to the item's address. */

/** Marks what `?q=` in the address names, if the page shows an item. */
export async function startHighlights() {
  const text = new URLSearchParams(location.search).get("q")?.trim();
  const body = document.querySelector(".document__body");
  if (!text || !body) {
    return;
  }
  const [{ needlesOf }, { parseQuery }, { marked }] = await Promise.all([
    import("./search/needles.js"),
    import("./search/query.js"),
    import("./search/cards.js"),
  ]);
  const query = parseQuery(text);
  const hasMarks = markIn(body, (part) => marked(part, needlesOf(query, false)));
  if (!hasMarks && location.hash !== "#attachments") {
    markIn(body, (part) => marked(part, needlesOf(query, true)));
  }
  for (const fold of body.querySelectorAll("details")) {
    fold.open ||= fold.querySelector("mark") !== null;
  }
}

/**
 * Puts marks around what matches in the texts of an element.
 *
 * @param {Element} body
 * @param {(text: string) => import("./search/cards.js").Piece[]} piecesOf
 * @returns {boolean} whether anything matched
 */
function markIn(body, piecesOf) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) {
    texts.push(/** @type {Text} */ (walker.currentNode));
  }
  const matching = texts
    .map((text) => ({ text, pieces: piecesOf(text.data) }))
    .filter(({ pieces }) => pieces.some(({ match }) => match));
  for (const { text, pieces } of matching) {
    text.replaceWith(...pieces.map(({ text: part, match }) => (match ? mark(part) : part)));
  }
  return matching.length > 0;
}

/** @param {string} text */
function mark(text) {
  const element = document.createElement("mark");
  element.textContent = text;
  return element;
}
