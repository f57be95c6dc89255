// The filters: beside the results, or in a sheet where the screen is narrow.

import { FACETS } from "../facet_names.js";
import { STATES } from "../validity.js";
import { isDay } from "./address.js";
import { fromTemplate, part } from "./parts.js";

/** @typedef {import("../facets.js").Count} Count */
/** @typedef {import("../facets.js").FacetName} FacetName */
/** @typedef {import("../facets.js").Facets} Facets */
/** @typedef {import("../facets.js").Filters} Filters */

/** @type {Record<FacetName, string>} */
const NAMES = {
  year: "年份",
  body: "发布机构",
  category: "组配分类",
  subject: "主题分类",
  genre: "体裁分类",
  validity: "有效性",
  attachment: "附件",
};
const AT_ONCE = 6;
const MOST_VALUES = 1000;
const PATH = "\\";
const SIDE_BY_SIDE = 38.4; // rem, 768 px unless the text is larger

/** The form of filters. */
export class FilterForm {
  /**
   * @param {HTMLElement} finder
   * @param {{ onChange: (filters: Filters, isTyping: boolean) => void, onShow: () => void }} listener
   *   told whenever a citizen chooses, and when the form comes to be seen
   */
  constructor(finder, { onChange, onShow }) {
    this.form = part(finder, "filters", HTMLFormElement);
    this.facets = part(this.form, "facets", HTMLElement);
    this.clear = part(this.form, "clear", HTMLButtonElement);
    /** @type {Set<string>} */
    this.unfolded = new Set();
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
    /** Whether the form is seen, so that its counts are wanted. */
    this.isShown = placeForm(finder, this.form, onShow);
  }

  /**
   * Shows the filters that hold and how many results each value would leave.
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
    const fieldsets = FACETS.map((name) => this.#fieldset(name, counts[name] ?? [], filters[name] ?? []));
    this.facets.replaceChildren(...fieldsets.filter((fieldset) => fieldset !== null));
    if (focused instanceof HTMLInputElement && focused.type === "checkbox") this.#refocus(focused);
  }

  /**
   * @param {FacetName} name
   * @param {Count[]} counts
   * @param {string[]} chosen
   */
  #fieldset(name, counts, chosen) {
    const missing = chosen.filter((value) => !counts.some((count) => count.value === value));
    const all = [...counts, ...missing.map((value) => ({ value, count: 0 }))];
    if (!all.length) return null;
    const fieldset = fromTemplate("facet");
    part(fieldset, "name", HTMLElement).textContent = NAMES[name];
    /** @param {Count} count */
    const itemOf = (count) => valueItem(name, count, chosen.includes(count.value));
    const ordered = byPath(all);
    // The others are made when they are unfolded: an agency may have hundreds.
    const others = ordered
      .slice(AT_ONCE)
      .filter(({ value }, at) => at < MOST_VALUES || chosen.includes(value));
    part(fieldset, "values", HTMLElement).append(...ordered.slice(0, AT_ONCE).map(itemOf));
    const more = part(fieldset, "more", HTMLDetailsElement);
    more.hidden = others.length === 0;
    more.open = this.unfolded.has(name) || others.some(({ value }) => chosen.includes(value));
    const list = part(fieldset, "others", HTMLElement);
    const unfold = () => list.append(...others.map(itemOf));
    if (more.open) unfold();
    more.addEventListener("toggle", () => {
      if (more.open && !list.hasChildNodes()) unfold();
      this.unfolded[more.open ? "add" : "delete"](name);
    });
    return fieldset;
  }

  /** @param {HTMLInputElement} gone a box that was focused before the boxes were made anew */
  #refocus(gone) {
    const boxes = [...this.facets.querySelectorAll("input")];
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

/**
 * Returns values with those below a path behind it, else in their order.
 * @param {Count[]} counts
 */
function byPath(counts) {
  const values = new Set(counts.map(({ value }) => value));
  /** @type {Map<string, Count[]>} */
  const children = new Map();
  for (const count of counts) {
    const parent = parentIn(values, count.value);
    const siblings = children.get(parent);
    if (siblings) siblings.push(count);
    else children.set(parent, [count]);
  }
  /** @param {string} above @returns {Count[]} */
  const below = (above) => (children.get(above) ?? []).flatMap((count) => [count, ...below(count.value)]);
  return below("");
}

/**
 * @param {Set<string>} values
 * @param {string} value
 */
function parentIn(values, value) {
  const parent = value.slice(0, Math.max(0, value.lastIndexOf(PATH)));
  return values.has(parent) ? parent : "";
}

/**
 * @param {FacetName} name
 * @param {Count} count
 * @param {boolean} isChosen
 */
function valueItem(name, { value, count }, isChosen) {
  const item = fromTemplate("value");
  const steps = value.split(PATH);
  item.dataset.depth = String(steps.length - 1);
  const box = /** @type {HTMLInputElement} */ (item.querySelector("input"));
  box.name = name;
  box.value = value;
  box.checked = isChosen;
  const label = name === "validity" ? (STATES[value] ?? value) : (steps.at(-1) ?? value);
  part(item, "label", HTMLElement).textContent = name === "year" ? `${label}年` : label;
  part(item, "count", HTMLElement).textContent = String(count);
  return item;
}

/**
 * Keeps the form beside the results on wide screens, and in a sheet on narrow ones. Returns a
 * function that tells whether it is seen.
 * @param {HTMLElement} finder
 * @param {HTMLFormElement} form
 * @param {() => void} onShow
 */
function placeForm(finder, form, onShow) {
  const side = part(finder, "side", HTMLElement);
  const sheet = part(finder, "sheet", HTMLDialogElement);
  const content = part(sheet, "sheet-content", HTMLElement);
  let isNarrow = isScreenNarrow();
  const place = () => {
    finder.toggleAttribute("data-narrow", isNarrow);
    (isNarrow ? content : side).append(form);
    if (!isNarrow) sheet.close();
  };
  place();
  new ResizeObserver(() => {
    if (isScreenNarrow() === isNarrow) return;
    isNarrow = !isNarrow;
    place();
    if (!isNarrow) onShow();
  }).observe(finder);
  part(finder, "open-sheet", HTMLButtonElement).addEventListener("click", () => {
    sheet.showModal();
    onShow();
  });
  part(sheet, "close-sheet", HTMLButtonElement).addEventListener("click", () => sheet.close());
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });
  return () => !isNarrow || sheet.open;
}

/** Returns whether the screen has no room for filters beside results, at the size of text now chosen. */
function isScreenNarrow() {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return !matchMedia(`(min-width: ${SIDE_BY_SIDE * rem}px)`).matches;
}
