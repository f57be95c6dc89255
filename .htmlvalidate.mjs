// How the built pages are judged: all that html-validate recommends, WCAG's techniques among it,
// and what holds for whole documents. Each exception has its reason.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Markdown writes checked="checked"; HTML takes both.
    "attribute-boolean-style": "off",
    // Material writes it in lower case; HTML takes both.
    "doctype-style": "off",
    // A template's tags leave blank lines where they stood.
    "no-trailing-whitespace": "off",
    // The title of an official document is as long as it is.
    "long-title": "off",
    // HTML asks of an id only that it has no space; those of Chinese headings are numbers.
    "valid-id": ["error", { relaxed: true }],
    // A file of the same site, copied with its pages, needs no proof of its origin.
    "require-sri": ["error", { target: "crossorigin" }],
  },
};
