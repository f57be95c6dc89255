// Runs the search's modules in Node: node driver.js FOLDER TASK < items.json > results.json
/// <reference types="node" />

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder = "", task = ""] = process.argv.slice(2);
const items = JSON.parse(readFileSync(0, "utf8"));
/** @param {string} name @returns {Promise<any>} */
const load = (name) => import(pathToFileURL(`${folder}/assets/scripts/search/${name}`).href);

/** What is published at the moment. */
let published = folder;

/** @param {string} address */
async function request(address) {
  try {
    return new Response(readFileSync(published + address));
  } catch {
    return new Response("", { status: 404 });
  }
}

/** @returns {Promise<any>} */
async function files() {
  const { Files } = await load("files.js");
  return new Files("/search/index/", request);
}

/** @param {any} query @param {any[]} clauses */
function ask(query, clauses) {
  for (const { term, ...clause } of clauses) query.term(term, { usePipeline: false, ...clause });
}

/** @param {{ ref: string, score: number }[]} found */
function plain(found) {
  return found.map(({ ref, score }) => [ref, score]);
}

/** @type {Record<string, () => Promise<unknown[]>>} */
const tasks = {
  async search() {
    const { SearchEngine } = await load("engine.js");
    const engine = new SearchEngine(await files());
    const answers = [];
    for (const { text, options } of items) answers.push(await engine.search(text, options));
    return answers;
  },
  async requests() {
    const { SearchEngine } = await load("engine.js");
    const { Files } = await load("files.js");
    const answers = [];
    for (const { text, options } of items) {
      /** @type {string[]} */
      const asked = [];
      const noted = (/** @type {string} */ address) => (asked.push(address), request(address));
      await new SearchEngine(new Files("/search/index/", noted)).search(text, options);
      answers.push(asked);
    }
    return answers;
  },
  // How many files each search of one engine asks for.
  async further() {
    const { SearchEngine } = await load("engine.js");
    const { Files } = await load("files.js");
    let count = 0;
    const counted = (/** @type {string} */ address) => ((count += 1), request(address));
    const engine = new SearchEngine(new Files("/search/index/", counted));
    const answers = [];
    for (const { text, options } of items) {
      const before = count;
      await engine.search(text, options);
      answers.push(count - before);
    }
    return answers;
  },
  // How often a search waits for files, of which it may ask for many at once.
  async rounds() {
    const { SearchEngine } = await load("engine.js");
    const { Files } = await load("files.js");
    const answers = [];
    for (const { text, options } of items) {
      let rounds = 0;
      /** @type {Promise<void> | undefined} */
      let round;
      const inRounds = async (/** @type {string} */ address) => {
        round ??= new Promise((resolve) => setTimeout(resolve, 50)).then(() => {
          round = undefined;
          rounds += 1;
        });
        await round;
        return request(address);
      };
      await new SearchEngine(new Files("/search/index/", inRounds)).search(text, options);
      answers.push(rounds);
    }
    return answers;
  },
  async timed() {
    const { SearchEngine } = await load("engine.js");
    const engine = new SearchEngine(await files());
    const seconds = [];
    for (const { text, options } of items) {
      const start = performance.now();
      await engine.search(text, options);
      seconds.push((performance.now() - start) / 1000);
    }
    return seconds;
  },
  async republish() {
    const { SearchEngine } = await load("engine.js");
    const engine = new SearchEngine(await files());
    const answers = [];
    for (const { at, text, options } of items) {
      published = at;
      answers.push(await engine.search(text, options).catch((/** @type {Error} */ { message }) => ({ message })));
    }
    return answers;
  },
  async fold() {
    const { fold, withArabicCounts } = await load("segmentation.js");
    return items.map((/** @type {string} */ text) => [fold(text), withArabicCounts(fold(text))]);
  },
  async terms() {
    const { pairsOf, termsOf } = await load("segmentation.js");
    return items.map((/** @type {string} */ text) => [...pairsOf(text), ...termsOf(text)]);
  },
  async numbers() {
    const { typedNumber } = await load("numbers.js");
    return items.map((/** @type {string} */ text) => typedNumber(text));
  },
  async numerals() {
    const { parseNumeral } = await load("numerals.js");
    return items.map((/** @type {string} */ text) => parseNumeral(text));
  },
  async states() {
    const { STATES } = await load("validity.js");
    return Object.entries(STATES);
  },
  async validity() {
    const { stateOn } = await load("validity.js");
    return items.map((/** @type {any} */ [facts, today]) => stateOn(facts, today));
  },
  async telling() {
    const { SearchIndex } = await load("index.js");
    const { tellingTerms } = await load("long_words.js");
    const index = await SearchIndex.open(await files());
    return Promise.all(items.map((/** @type {string[]} */ terms) => tellingTerms(index, terms)));
  },
  async layout() {
    const { SearchIndex } = await load("index.js");
    const { firstPart, numbering } = await SearchIndex.open(await files());
    const seats = Array.from(firstPart.keys(), (item) => numbering.itemIn.indexOf(item));
    return [[...firstPart], seats];
  },
  async partial() {
    const { SearchIndex } = await load("index.js");
    const { partialIndex } = await load("partial_index.js");
    const { loadLunr } = await load("lunr_loader.js");
    const [index, lunr] = [await SearchIndex.open(await files()), await loadLunr()];
    const answers = [];
    for (const clauses of items) {
      const whole = clauses.filter((/** @type {any} */ { term }) => !term.endsWith("*"));
      const postings = await index.postings(whole.map((/** @type {any} */ { term }) => term));
      for (const { term } of clauses) {
        if (!term.endsWith("*")) continue;
        for (const [key, posting] of (await index.postingsFrom(term.slice(0, -1))) ?? []) postings.set(key, posting);
      }
      answers.push(plain(partialIndex(lunr, index, postings).query((/** @type {any} */ query) => ask(query, clauses))));
    }
    return answers;
  },
  async complete() {
    const lunr = await (await load("lunr_loader.js")).loadLunr();
    const [boosts, documents, queries] = items;
    const builder = new lunr.Builder();
    builder.ref("id");
    builder.b(0);
    for (const [field, boost] of Object.entries(boosts)) builder.field(field, { boost });
    for (const document of documents) builder.add(document);
    const index = builder.build();
    return queries.map((/** @type {any[]} */ clauses) => {
      return plain(index.query((/** @type {any} */ query) => ask(query, clauses)));
    });
  },
};

process.stdout.write(JSON.stringify(await /** @type {() => Promise<unknown[]>} */ (tasks[task])()));
