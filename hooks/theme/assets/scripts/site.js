/** Starts whatever the page has parts for; without scripts every page still works. */

import { startCopying } from "./copy.js";
import { startHighlights } from "./highlight.js";
import { startPreferences } from "./preferences.js";
import { startPrinting } from "./print.js";
import { startTables } from "./tables.js";
import { startUnfolding } from "./unfolding.js";
import { startValidity } from "./validity.js";
import { startVisits } from "./visits.js";

startPreferences();
startUnfolding();
startValidity();
startTables();
startCopying();
startPrinting();
void startVisits();
void startHighlights();
