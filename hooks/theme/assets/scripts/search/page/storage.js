// What this browser keeps of a citizen's choices, where it may keep anything.

/**
 * Returns what is kept; empty if nothing is.
 * @param {string} key
 */
export function kept(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/**
 * Keeps a text, or nothing more if it is empty.
 * @param {string} key
 * @param {string} text
 */
export function keep(key, text) {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  } catch {
    // Storage is forbidden: nothing is kept.
  }
}
