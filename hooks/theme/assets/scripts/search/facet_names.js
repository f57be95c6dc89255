// The facets by which results are filtered, which the page names as well as the search.

/** @type {import("./facets.js").FacetName[]} */
export const FACETS = ["year", "body", "category", "subject", "genre", "validity", "attachment"];

/** Joins the classes of a path, as 实施指引 writes them. */
export const PATH = "\\";
