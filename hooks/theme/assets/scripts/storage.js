/** What this browser keeps of a citizen's choices, where it may keep anything. */

/**
 * Returns what is kept; null if nothing is.
 *
 * @param {string} key
 */
export function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * Keeps a choice, or forgets it when the value is null; does nothing where storage is forbidden.
 *
 * @param {string} key
 * @param {string | null} value
 */
export function keep(key, value) {
  try {
    if (value === null) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, value);
    }
  } catch {
    // Storage is forbidden: the choice holds for this page.
  }
}
