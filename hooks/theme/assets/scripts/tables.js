/**
 * Wide tables and preformatted texts scroll inside a region of their own. Only while it does
 * scroll is the region a named landmark that the keyboard can reach, so that others are no stops.
 */

const SIDEWAYS = "左右滑动可看全部";

/** @type {WeakMap<HTMLElement, HTMLElement>} what tells that there is more of a region */
const hints = new WeakMap();

/**
 * Tells above a region that it scrolls, or no longer.
 * @param {HTMLElement} region
 * @param {boolean} scrolls
 */
function hint(region, scrolls) {
  let told = hints.get(region);
  if (!told && !scrolls) return;
  if (!told) {
    told = document.createElement("p");
    told.className = "sideways";
    told.textContent = SIDEWAYS;
    told.ariaHidden = "true"; // a screen reader tells a region, and reads all of it
    region.before(told);
    hints.set(region, told);
  }
  told.hidden = !scrolls;
}

/** @param {HTMLElement} region with its name in data-table-region */
function update(region) {
  const scrolls = region.scrollWidth > region.clientWidth + 1;
  hint(region, scrolls);
  if (scrolls) {
    region.setAttribute("role", "region");
    region.setAttribute("aria-label", region.dataset.tableRegion ?? "");
    region.tabIndex = 0;
  } else {
    region.removeAttribute("role");
    region.removeAttribute("aria-label");
    region.removeAttribute("tabindex");
  }
}

/**
 * Puts a region around a table of a document's body.
 *
 * @param {HTMLTableElement} table
 * @param {number} place counted from 1, names tables without a caption
 */
function wrap(table, place) {
  const region = document.createElement("div");
  const caption = table.caption?.textContent?.trim();
  region.className = "table-region";
  region.dataset.tableRegion = caption || `表格 ${place}`;
  table.replaceWith(region);
  region.append(table);
}

/** Wraps what can be wide in bodies and watches all regions for a change of width. */
export function startTables() {
  const tables = /** @type {NodeListOf<HTMLTableElement>} */ (
    document.querySelectorAll(".document__body table:not([class])")
  );
  tables.forEach((table, index) => wrap(table, index + 1));
  document.querySelectorAll(".document__body pre").forEach((text, index) => {
    text.setAttribute("data-table-region", `原样排列的文字 ${index + 1}`);
  });
  const regions = /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-table-region]")
  );
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target instanceof HTMLElement) {
        update(target);
      }
    }
  });
  for (const region of regions) {
    observer.observe(region);
  }
}
