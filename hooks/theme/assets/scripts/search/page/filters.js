// The form of filters: what is chosen there, and the facets with their counts.

import { FACETS } from "../facet_names.js";
import { isDay } from "./address.js";
import { FacetGroup } from "./facet.js";
import { part } from "./parts.js";
import { placeForm } from "./sheet.js";

/** @typedef {import("../facets.js").FacetName} FacetName */
/** @typedef {import("../facets.js").Facets} Facets */
/** @typedef {import("../facets.js").Filters} Filters */

/** From how far below what is seen a facet is counted, so that it is there when it comes into view. */
const AHEAD = "0px 0px 200px";

/** The form of filters. */
export class FilterForm {
  /**
   * @param {HTMLElement} finder
   * @param {{ onChange: (filters: Filters, isTyping: boolean) => void, onWant: () => void }} listener
   *   told whenever a citizen chooses, and when further facets are to be counted
   */
  constructor(finder, { onChange, onWant }) {
    this.form = part(finder, "filters", HTMLFormElement);
    this.clear = part(this.form, "clear", HTMLButtonElement);
    this.groups = FACETS.map((name) => new FacetGroup(name));
    /** @type {Set<FacetName>} the facets that were in view: counting one may cost a file */
    this.wanted = new Set();
    this.onWant = onWant;
    part(this.form, "facets", HTMLElement).append(...this.groups.map(({ element }) => element));
    placeForm(finder, this.form, () => this.#want(this.groups));
    this.#listen(onChange);
    this.#watch();
  }

  /** @param {(filters: Filters, isTyping: boolean) => void} onChange */
  #listen(onChange) {
    this.form.addEventListener("change", ({ target }) => {
      const isTyping = target instanceof HTMLInputElement && target.type === "date";
      if (!(isTyping && isHalfTyped(target))) onChange(this.#chosen(), isTyping);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.form.closest("dialog")?.close();
    });
    this.form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.form.focus({ preventScroll: true }); // the button goes
      onChange({}, false);
    });
  }

  /**
   * Wants the facets that come into view, with those before them, lest these grow above what is
   * seen; all, once the keyboard leads through the page.
   */
  #watch() {
    const observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.filter(({ isIntersecting }) => isIntersecting);
        const places = seen.map(({ target }) => this.groups.findIndex(({ element }) => element === target));
        this.#want(this.groups.slice(0, Math.max(-1, ...places) + 1));
      },
      { rootMargin: AHEAD },
    );
    for (const { element } of this.groups) observer.observe(element);
    addEventListener("keyup", ({ key }) => {
      if (key === "Tab" && this.form.getClientRects().length) this.#want(this.groups);
    });
  }

  /** @param {FacetGroup[]} groups */
  #want(groups) {
    const fresh = groups.filter(({ name }) => !this.wanted.has(name));
    for (const { name } of fresh) this.wanted.add(name);
    if (fresh.length) this.onWant();
  }

  /**
   * Returns the facets to count: those that were in view, and those by which results are filtered.
   * @param {Filters} filters
   */
  toCount(filters) {
    for (const name of FACETS) {
      if (filters[name]?.length) this.wanted.add(name);
    }
    return [...this.wanted];
  }

  /**
   * Shows the filters that hold and, of the facets that were counted, how many results each value
   * would leave.
   * @param {Filters} filters
   * @param {Facets} counts
   */
  show(filters, counts) {
    for (const name of /** @type {("from" | "to")[]} */ (["from", "to"])) {
      const input = /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name));
      if (input === document.activeElement && isHalfTyped(input)) continue;
      if (input.value !== (filters[name] ?? "")) input.value = filters[name] ?? "";
    }
    this.clear.hidden = !Object.values(filters).flat().length;
    const focused = this.form.contains(document.activeElement) ? document.activeElement : null;
    for (const group of this.groups) {
      const counted = counts[group.name];
      if (counted) group.show(counted, filters[group.name] ?? []);
    }
    if (focused instanceof HTMLInputElement && focused.type === "checkbox") this.#refocus(focused);
  }

  /** @param {string} failure why facets that are wanted could not be counted */
  fail(failure) {
    for (const group of this.groups) {
      if (this.wanted.has(group.name)) group.wait(failure);
    }
  }

  /** @param {HTMLInputElement} gone a box that was focused before the boxes were made anew */
  #refocus(gone) {
    const boxes = [...this.form.querySelectorAll("input")];
    const again = boxes.find(({ name, value }) => name === gone.name && value === gone.value);
    (again ?? this.form).focus({ preventScroll: true });
  }

  /** @returns {Filters} */
  #chosen() {
    const data = new FormData(this.form);
    /** @type {Filters} */
    const filters = {};
    for (const name of FACETS) {
      const values = data.getAll(name).map(String);
      if (values.length) filters[name] = values;
    }
    const [from, to] = [String(data.get("from") ?? ""), String(data.get("to") ?? "")];
    if (isDay(from)) filters.from = from;
    if (isDay(to)) filters.to = to;
    return filters;
  }
}

/**
 * Returns whether a date's year is still being typed: after its first digit it is a year such as 2.
 * @param {HTMLInputElement} input
 */
function isHalfTyped({ value }) {
  return value !== "" && !isDay(value);
}
