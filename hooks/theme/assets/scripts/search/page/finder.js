// The search page: what the address asks for is searched and shown; what a citizen does changes it.

import { search } from "../search.js";
import { dayInChina } from "../validity.js";
import { keepPlace, readAddress, remember, returnToPlace } from "./address.js";
import { FilterForm } from "./filters.js";
import { startKeyboard } from "./keyboard.js";
import { isPlainClick, part } from "./parts.js";
import { RecentSearches } from "./recent.js";
import { PAGE, noneLeft, pageLinks, resultItem, suggestionItem, summary } from "./results.js";

/** @typedef {import("../engine.js").SearchAnswer} SearchAnswer */
/** @typedef {import("./address.js").State} State */

const PAUSE = 150;
const SLOW = 400;
const BUSY = "正在检索…";
const SCOPES = 'input[name="scope"]';

/** The page's one search. */
export class Finder {
  /** @param {HTMLElement} finder */
  constructor(finder) {
    this.finder = finder;
    this.root = finder.dataset.root ?? "";
    this.title = document.title;
    this.state = readAddress(location.search);
    this.asked = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    this.box = /** @type {HTMLInputElement} */ (finder.querySelector('input[name="q"]'));
    this.results = part(finder, "results", HTMLElement);
    this.status = part(finder, "status", HTMLElement);
    this.sort = part(finder, "sort", HTMLSelectElement);
    this.filters = new FilterForm(finder, {
      onChange: (filters, isTyping) => this.change({ filters, page: 1 }, isTyping),
      onWant: () => void this.#count(),
    });
    /** The last search, until its results are shown. */
    this.running = Promise.resolve();
    this.recent = new RecentSearches(finder);
  }

  /** Begins to listen, and shows what the address asks for. */
  start() {
    for (const name of ["options", "body"]) part(this.finder, name, HTMLElement).hidden = false;
    part(this.finder, "fallback", HTMLElement).hidden = true;
    this.filters.start();
    this.#listen();
    addEventListener("pagehide", keepPlace);
    startKeyboard(this.box, this.results, part(this.finder, "shortcut", HTMLInputElement));
    this.#restore();
  }

  #listen() {
    const { box, finder } = this;
    const typed = () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.change({ text: box.value, page: 1 }, true), PAUSE);
    };
    // Letters that an input method has not yet turned into words are not searched for.
    box.addEventListener("input", (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) typed();
    });
    box.addEventListener("compositionend", typed);
    box.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.recent.add(box.value);
      this.change({ text: box.value, page: 1 });
    });
    this.sort.addEventListener("change", () => {
      this.change({ sort: /** @type {State["sort"]} */ (this.sort.value), page: 1 });
    });
    part(finder, "options", HTMLElement).addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement && target.name === "scope")) return;
      this.change({ scope: target.value === "title" ? "title" : "", page: 1 });
    });
    part(finder, "retry", HTMLButtonElement).addEventListener("click", () => void this.#run());
    this.results.addEventListener("click", () => this.recent.add(this.state.text));
    this.#follow(part(finder, "pages", HTMLElement), () => {
      const found = part(finder, "found", HTMLElement);
      found.focus({ preventScroll: true });
      found.scrollIntoView();
    });
    this.#follow(this.recent.list, () => box.focus());
    addEventListener("popstate", () => this.#restore());
  }

  /**
   * Answers clicks on links to other searches without leaving the page.
   * @param {HTMLElement} list
   * @param {() => void} then
   */
  #follow(list, then) {
    list.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || !isPlainClick(event)) return;
      event.preventDefault();
      this.change(readAddress(link.search));
      this.box.value = this.state.text;
      then();
    });
  }

  /**
   * Searches for something else from now on.
   * @param {Partial<State>} change
   * @param {boolean} [isTyping]
   */
  change(change, isTyping = false) {
    clearTimeout(this.pause);
    this.state = { ...this.state, ...change };
    remember(this.state, isTyping);
    void this.#run();
  }

  #restore() {
    clearTimeout(this.pause);
    this.state = readAddress(location.search);
    this.box.value = this.state.text;
    void this.#run().then(returnToPlace);
  }

  #run() {
    this.running = this.#search();
    return this.running;
  }

  async #search() {
    const asked = (this.asked += 1);
    const isLatest = () => asked === this.asked;
    this.#showState();
    const slow = setTimeout(() => {
      if (isLatest()) this.#say(BUSY);
    }, SLOW);
    try {
      const found = await this.#ask();
      if (isLatest()) this.#show(found);
    } catch (error) {
      if (isLatest()) this.#fail(error instanceof Error ? error.message : String(error));
    } finally {
      clearTimeout(slow);
    }
  }

  /** Counts the facets that have come into view, once there are results. */
  async #count() {
    const { asked } = this;
    await this.running;
    const isLatest = () => asked === this.asked; // a later search counts them itself
    if (!isLatest() || this.results.dataset.total === undefined) return;
    try {
      const found = await this.#ask();
      if (!isLatest()) return;
      if (String(found.answer.total) === this.results.dataset.total) this.filters.fill(found.answer.facets);
      else this.#show(found); // of a new publication
    } catch (error) {
      if (isLatest()) this.filters.fail(error instanceof Error ? error.message : String(error));
    }
  }

  /** Returns the page of results that is asked for, or the last one if there are not so many, and which it is. */
  async #ask() {
    const { text, scope, sort, filters, page } = this.state;
    const facets = [...this.filters.wanted];
    const options = { scope, sort, filters, facets, limit: PAGE, today: dayInChina(new Date()) };
    const answer = await search(text, { ...options, offset: (page - 1) * PAGE });
    if (answer.results.length || !answer.total) return { answer, page };
    const last = Math.ceil(answer.total / PAGE);
    return { answer: await search(text, { ...options, offset: (last - 1) * PAGE }), page: last };
  }

  #showState() {
    const { text, scope, sort, filters } = this.state;
    this.filters.hold(filters);
    document.title = text.trim() ? `${text.trim().slice(0, 60)} - ${this.title}` : this.title;
    // Browsing everything is by date, whatever was chosen for searches.
    this.sort.value = sort === "relevance" && !text.trim() ? "newest" : sort;
    for (const choice of this.finder.querySelectorAll(SCOPES)) {
      if (choice instanceof HTMLInputElement) choice.checked = choice.value === scope;
    }
    this.recent.show(!text.trim());
    this.results.ariaBusy = "true";
    part(this.finder, "failure-text", HTMLElement).textContent = BUSY; // unseen unless the last search failed
  }

  /** @param {{ answer: SearchAnswer, page: number }} found */
  #show({ answer: { total, approximate, results, facets, notice, suggestions }, page }) {
    this.state = { ...this.state, page };
    const { text, filters } = this.state;
    const chosen = Object.values(filters).flat().length;
    this.#settle("");
    this.results.dataset.total = String(total);
    this.results.replaceChildren(...results.map((result) => resultItem(result, this.root, text)));
    this.results.hidden = !total;
    const said = total || !chosen ? notice : noneLeft(filters);
    const offered = suggestions.length ? `另有 ${suggestions.length} 条相近的建议。` : "";
    this.#say(summary(this.state, total, approximate), said + offered);
    this.#showNotice(said);
    this.#showSuggestions(suggestions);
    this.filters.show(facets);
    part(this.finder, "pager", HTMLElement).hidden = total <= PAGE;
    part(this.finder, "pages", HTMLElement).replaceChildren(...pageLinks(this.state, total));
    part(this.finder, "open-sheet", HTMLElement).textContent = chosen ? `筛选（${chosen}）` : "筛选";
  }

  /** @param {string} failure */
  #fail(failure) {
    part(this.finder, "sheet", HTMLDialogElement).close();
    this.#settle(failure);
    this.#say("");
    this.results.replaceChildren();
    delete this.results.dataset.total;
  }

  /** @param {string} failure why there is no answer; empty if there is one */
  #settle(failure) {
    const body = part(this.finder, "body", HTMLElement);
    const alert = part(this.finder, "failure", HTMLElement);
    const losesFocus = (failure ? body : alert).contains(document.activeElement);
    this.results.ariaBusy = "false";
    body.hidden = failure !== "";
    part(this.finder, "failure-text", HTMLElement).textContent = failure;
    alert.hidden = failure === "";
    if (losesFocus) part(this.finder, failure ? "retry" : "found", HTMLElement).focus({ preventScroll: true });
  }

  /**
   * Says how the search stands: beside the results, and in the sheet, outside which nothing is read out.
   * @param {string} shown
   * @param {string} [more] what stands elsewhere on the page, to be read out with it
   */
  #say(shown, more = "") {
    this.status.textContent = shown;
    part(this.finder, "status-more", HTMLElement).textContent = more && `。${more}`;
    part(this.finder, "sheet-status", HTMLElement).textContent = shown;
  }

  /** @param {string} text */
  #showNotice(text) {
    const notice = part(this.finder, "notice", HTMLElement);
    notice.textContent = text;
    notice.hidden = !text;
  }

  /** @param {SearchAnswer["suggestions"]} suggestions */
  #showSuggestions(suggestions) {
    part(this.finder, "suggestions", HTMLElement).hidden = !suggestions.length;
    const items = suggestions.map((suggestion) => suggestionItem(suggestion, this.root));
    part(this.finder, "suggestions-list", HTMLElement).replaceChildren(...items);
  }
}
