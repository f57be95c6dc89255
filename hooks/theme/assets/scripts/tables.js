/**
 * Wide tables and preformatted texts scroll inside a region of their own. Only while it does
 * scroll is the region a named landmark that the keyboard can reach, so that others are no stops.
 */

/** @param {HTMLElement} region with its name in data-table-region */
function update(region) {
  if (region.scrollWidth > region.clientWidth + 1) {
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
