/** 您是第 N 位访客: the count that `disclosure visits` has made from the server's logs. */

/** Shows the count where the site has one; else the line stays absent. */
export async function startVisits() {
  const line = /** @type {HTMLElement | null} */ (document.querySelector("[data-visits]"));
  const number = line?.querySelector("[data-visits-total]");
  if (!line?.dataset.visits || !number) {
    return;
  }
  const total = await readTotal(line.dataset.visits);
  if (total !== null) {
    number.textContent = String(total);
    line.hidden = false;
  }
}

/**
 * @param {string} address
 * @returns {Promise<number | null>} the number of visits, null when nobody has counted
 */
async function readTotal(address) {
  try {
    const response = await fetch(address);
    /** @type {unknown} */
    const stored = response.ok ? await response.json() : null;
    const total = stored && typeof stored === "object" && "total" in stored ? stored.total : null;
    return typeof total === "number" ? total : null;
  } catch {
    return null;
  }
}
