/** Copying a text of the page: `data-copy` names the element that holds it. */

/** Makes the copy buttons work, and says aloud that the text was copied. */
export function startCopying() {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const source = document.getElementById(button.getAttribute("data-copy") ?? "");
    const status = button.parentElement?.querySelector("[data-copied]");
    if (source && status) {
      button.addEventListener("click", async () => {
        status.textContent = (await copy(source)) ? "已复制" : "请复制选中的文字";
      });
    }
  }
}

/**
 * Copies the element's text; where the browser forbids it, as on plain http, selects the text.
 *
 * @param {HTMLElement} source
 * @returns {Promise<boolean>} whether the text was copied
 */
async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.textContent?.trim() ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(source);
    return false;
  }
}
