// Starts the search page where the browser can search; else the page's plain message stays.

import { isSupported } from "../search.js";
import { Finder } from "./finder.js";

const finder = document.getElementById("finder");
if (finder && isSupported()) new Finder(finder).start();
