// Starts the search page. Where the browser cannot search, the page's plain message stays.

import { isSupported } from "../search.js";
import { Finder } from "./finder.js";

const finder = document.getElementById("finder");
// In a task of its own: together with the page's first layout it would hold up input for too long.
if (finder && isSupported()) setTimeout(() => new Finder(finder).start());
else if (finder) finder.dataset.unsupported = "";
