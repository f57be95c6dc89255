// The form of filters: what is chosen there, and the facets with their counts.

import { FACETS } from "../facet_names.js";
import { isDay } from "./address.js";
import { FacetGroup } from "./facet.js";
import { part } from "./parts.js";
import { placeForm } from "./sheet.js";

/** @typedef {import("../facets.js").FacetName} FacetName */
/** @typedef {import("../facets.js").Facets} Facets */
/** @typedef {import("../facets.js").Filters} Filters */

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
    /** @type {Set<FacetName>} the facets to count from now on: each but the years may cost a file */
    this.wanted = new Set(["year"]);
    this.observer = new IntersectionObserver((entries) => this.#see(entries));
    this.onWant = onWant;
    /** @type {Filters} those that hold */
    this.filters = {};
    part(this.form, "facets", HTMLElement).append(...this.groups.map(({ element }) => element));
    placeForm(finder, this.form, () => this.#want(this.groups));
    this.#listen(onChange);
  }

  /** Shows the form, behind the next frame: in one with the rest it would hold up input for too long. */
  start() {
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.form.hidden = false;
        this.#watch();
      }),
    );
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

  /** Wants the facets that come into view; all, once the keyboard leads through the page. */
  #watch() {
    for (const { element } of this.groups) this.observer.observe(element);
    addEventListener("keyup", ({ key }) => {
      if (key === "Tab" && this.form.getClientRects().length) this.#want(this.groups);
    });
  }

  /**
   * Wants the facets that are in view, with those before them, lest these grow above what is seen.
   * @param {IntersectionObserverEntry[]} entries
   */
  #see(entries) {
    const seen = entries.filter(({ isIntersecting }) => isIntersecting);
    const places = seen.map(({ target }) => this.groups.findIndex(({ element }) => element === target));
    this.#want(this.groups.slice(0, Math.max(-1, ...places) + 1));
  }

  /**
   * Wants those of the groups that wait: others are counted, be it only as that cost nothing.
   * @param {FacetGroup[]} groups
   */
  #want(groups) {
    const fresh = groups.filter(({ name, isWaiting }) => isWaiting && !this.wanted.has(name));
    for (const { name } of fresh) this.wanted.add(name);
    if (fresh.length) this.onWant();
  }

  /**
   * Shows the filters that hold, before it is counted what they leave.
   * @param {Filters} filters
   */
  hold(filters) {
    this.filters = filters;
    for (const name of /** @type {("from" | "to")[]} */ (["from", "to"])) {
      const input = /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name));
      if (input === document.activeElement && isHalfTyped(input)) continue;
      if (input.value !== (filters[name] ?? "")) input.value = filters[name] ?? "";
    }
    for (const name of FACETS) {
      if (filters[name]?.length) this.wanted.add(name);
    }
    this.clear.hidden = !Object.values(filters).flat().length;
  }

  /**
   * Shows how many results each value would leave, of the facets that were counted; the others wait.
   * @param {Facets} counts
   */
  show(counts) {
    this.#showGroups(this.groups, counts);
    for (const { element } of this.groups.filter(({ isWaiting }) => isWaiting)) {
      this.observer.unobserve(element); // so that it is told anew whether it is in view
      this.observer.observe(element);
    }
  }

  /**
   * Shows the same of the facets that have waited for it, and leaves the others as they are.
   * @param {Facets} counts
   */
  fill(counts) {
    this.#showGroups(this.groups.filter(({ isWaiting }) => isWaiting), counts);
  }

  /**
   * Makes boxes anew; what was focused among them is so again, else the form.
   * @param {FacetGroup[]} groups
   * @param {Facets} counts
   */
  #showGroups(groups, counts) {
    const focused = this.form.contains(document.activeElement) ? document.activeElement : null;
    for (const group of groups) group.show(counts[group.name], this.filters[group.name] ?? []);
    if (!focused || focused.getClientRects().length) return;
    const again = [...this.form.querySelectorAll("input")].find(
      ({ name, value }) => focused instanceof HTMLInputElement && name === focused.name && value === focused.value,
    );
    (again ?? this.form).focus({ preventScroll: true });
  }

  /**
   * Says why the facets that are wanted could not be counted. They are, once wanted again.
   * @param {string} reason
   */
  fail(reason) {
    for (const group of this.groups.filter(({ name, isWaiting }) => isWaiting && this.wanted.has(name))) {
      group.fail(reason);
      this.wanted.delete(group.name);
    }
  }

  /** @returns {Filters} */
  #chosen() {
    const data = new FormData(this.form);
    /** @type {Filters} */
    const filters = {};
    for (const { name, isWaiting } of this.groups) {
      const values = isWaiting ? (this.filters[name] ?? []) : data.getAll(name).map(String);
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
