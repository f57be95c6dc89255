// The parts of the search page, which search.html names by data-part and data-template.

/**
 * Returns the part of that name, which must be there.
 * @template {Element} T
 * @param {ParentNode} within
 * @param {string} name
 * @param {{ new (): T }} kind
 * @returns {T}
 */
export function part(within, name, kind) {
  const found = within.querySelector(`[data-part="${name}"]`);
  if (!(found instanceof kind)) throw new Error(`search.html lacks the part ${name}`);
  return found;
}

/**
 * Returns a new element from the template of that name.
 * @param {string} name
 * @returns {HTMLElement}
 */
export function fromTemplate(name) {
  const template = document.querySelector(`template[data-template="${name}"]`);
  const first = template instanceof HTMLTemplateElement ? template.content.firstElementChild : null;
  if (!first) throw new Error(`search.html lacks the template ${name}`);
  return /** @type {HTMLElement} */ (document.importNode(first, true));
}

/**
 * Shows pieces of text in an element, those that match as marks.
 * @param {Element} element
 * @param {import("../cards.js").Piece[]} pieces
 */
export function showPieces(element, pieces) {
  element.replaceChildren(
    ...pieces.map(({ text, match }) => {
      if (!match) return text;
      const mark = document.createElement("mark");
      mark.textContent = text;
      return mark;
    }),
  );
}

/**
 * Returns whether a click on a link asks for this tab, so that a script may answer it.
 * @param {MouseEvent} event
 */
export function isPlainClick(event) {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}
