/** Starts what is around the content of every page: preferences, the list of columns, the footer. */

import { startPreferences } from "./preferences.js";
import { startUnfolding } from "./unfolding.js";
import { startVisits } from "./visits.js";

startPreferences();
startUnfolding();
void startVisits();
// Without this, early.js unfolds again what only these can unfold.
document.documentElement.dataset.started = "";
