/** What is around the content of every page: preferences, the list of columns, the footer. */

import { startPreferences } from "./preferences.js";
import { startUnfolding } from "./unfolding.js";
import { startVisits } from "./visits.js";

/** Starts it. */
export function startFrame() {
  startPreferences();
  startUnfolding();
  void startVisits();
}
