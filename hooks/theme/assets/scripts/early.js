/**
 * Applies what the reader has chosen earlier before anything is painted. A classic script in the
 * head, because modules run too late; it also tells the styles that scripts run.
 */
(() => {
  const root = document.documentElement;
  root.dataset.scripted = "";
  addEventListener("load", () => {
    if (root.dataset.started === undefined) delete root.dataset.scripted; // the scripts failed
  });
  try {
    for (const [name, key] of /** @type {[string, string][]} */ ([
      ["scheme", "disclosure-scheme"],
      ["elder", "disclosure-elder"],
      ["textSize", "disclosure-text-size"],
    ])) {
      const value = localStorage.getItem(key);
      if (value !== null) {
        root.dataset[name] = value;
      }
    }
  } catch {
    // Storage is forbidden: the page shows its defaults.
  }
})();
