// The values of one facet, as a group of boxes.

import { PATH } from "../facet_names.js";
import { STATES } from "../validity.js";
import { fromTemplate, part } from "./parts.js";

/** @typedef {import("../facets.js").Count} Count */
/** @typedef {import("../facets.js").FacetName} FacetName */

/** @type {Record<FacetName, string>} */
const LABELS = {
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
const COUNTING = "正在统计…";

/** A facet that is shown: at first with room for its values, which are not counted yet. */
export class FacetGroup {
  /** @param {FacetName} name */
  constructor(name) {
    this.name = name;
    this.element = fromTemplate("facet");
    this.label = part(this.element, "label", HTMLElement);
    this.values = part(this.element, "values", HTMLElement);
    this.others = part(this.element, "others", HTMLElement);
    this.more = part(this.element, "more", HTMLDetailsElement);
    this.waiting = part(this.element, "waiting", HTMLElement);
    this.waiting.textContent = COUNTING;
    this.wasUnfolded = false;
    /** @type {() => void} */
    this.unfold = () => undefined;
    this.element.dataset.facet = name;
    this.label.textContent = LABELS[name];
    this.more.addEventListener("toggle", () => {
      if (this.more.open && !this.others.hasChildNodes()) this.unfold();
      this.wasUnfolded = this.more.open;
    });
  }

  /** Whether the values are not counted yet. */
  get isWaiting() {
    return this.waiting.isConnected;
  }

  /**
   * Says why the values are not counted, while they wait for it.
   * @param {string} reason
   */
  fail(reason) {
    this.waiting.textContent = reason;
  }

  /**
   * Shows how many results each value would leave: nothing if there are none, and that it is not
   * known yet if they were not counted.
   * @param {Count[] | undefined} counts
   * @param {string[]} chosen
   */
  show(counts, chosen) {
    if (counts) this.#showValues(counts, chosen);
    else if (!this.isWaiting) this.#wait();
  }

  #wait() {
    this.waiting.textContent = COUNTING;
    this.label.after(this.waiting);
    this.values.replaceChildren();
    this.more.hidden = true;
    this.element.hidden = false;
  }

  /**
   * @param {Count[]} counts
   * @param {string[]} chosen
   */
  #showValues(counts, chosen) {
    const missing = chosen.filter((value) => !counts.some((count) => count.value === value));
    const ordered = byPath([...counts, ...missing.map((value) => ({ value, count: 0 }))]);
    /** @param {Count} count */
    const itemOf = (count) => valueItem(this.name, count, chosen.includes(count.value));
    const others = ordered
      .slice(AT_ONCE)
      .filter(({ value }, at) => at < MOST_VALUES || chosen.includes(value));
    this.element.hidden = !ordered.length;
    this.waiting.remove();
    this.values.replaceChildren(...ordered.slice(0, AT_ONCE).map(itemOf));
    // The others are made when they are unfolded: an agency may have hundreds.
    this.unfold = () => this.others.replaceChildren(...others.map(itemOf));
    this.others.replaceChildren();
    this.more.hidden = !others.length;
    this.more.open = this.wasUnfolded || others.some(({ value }) => chosen.includes(value));
    if (this.more.open) this.unfold();
  }
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
