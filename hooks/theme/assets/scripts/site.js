/** Starts whatever the page has parts for; without scripts every page still works. */

import { startCopying } from "./copy.js";
import "./frame.js";
import { startHighlights } from "./highlight.js";
import { startPrinting } from "./print.js";
import { startTables } from "./tables.js";
import { startValidity } from "./validity.js";

startValidity();
startTables();
startCopying();
startPrinting();
void startHighlights();
