// Where the words of a typed text begin and end.

const QUOTES = [["\"", "\""], ["“", "”"], ["「", "」"], ["『", "』"], ["＂", "＂"]];
/** The fields that a word can be limited to, by how citizens call them. */
export const SCOPES = new Map([
  ["标题", "title"], ["名称", "title"],
  ["文号", "numbers"], ["发文字号", "numbers"], ["文件编号", "numbers"], ["索引号", "numbers"],
  ["信息索引号", "numbers"], ["编号", "numbers"], ["登记号", "numbers"], ["登记编号", "numbers"],
  ["统一登记号", "numbers"], ["统一编号", "numbers"], ["规范性文件编号", "numbers"],
  ["机构", "issuing_body"], ["发布机构", "issuing_body"], ["发文机关", "issuing_body"],
]);
/** Tables print 文　号 with a blank. */
const NAMES = [...SCOPES.keys()].map((name) => [...name].join("\\s*")).join("|");
/** A scope with its colon, which numbers do without. */
export const SCOPED = new RegExp(`^(${NAMES})(?:\\s*[:：]\\s*|(?<=[引文字记]\\s*号)\\s*(?=[0-9０-９a-z]))`, "iu");
/** A count with blanks in it, as in 第 41 条 and 41 条. */
const COUNT_APART = /(?:第\s*[0-9０-９〇○零一二三四五六七八九十百千]+\s*(?=[条款项号章节编])|(?<=\s)[0-9０-９]+\s+(?=条(?:\s|$)))/gu;
/** Letters that ask for nothing where they stand alone. */
export const PARTICLES = new Set("的了和与及或等在是之吗呢");
const LONE = /^[\u3400-\u9fff]$/u;

/**
 * Returns the words of a text, which stand between its blanks, but for those within quotes that
 * enclose a whole word and within counts.
 * @param {string} text
 */
export function typedWords(text) {
  return joinedLetters(split(text.replace(COUNT_APART, (whole) => whole.replace(/\s/gu, ""))));
}

/**
 * @param {string} text
 * @returns {string[]}
 */
function split(text) {
  const words = [];
  let rest = text.trim();
  while (rest) {
    const lead = /^[-－]?/.exec(rest)?.[0] ?? "";
    const scope = SCOPED.exec(rest.slice(lead.length))?.[0] ?? "";
    const start = lead.length + scope.length;
    const word = rest.slice(start);
    const end = start + (quotedLength(word) || word.search(/\s|$/u));
    words.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return words;
}

/**
 * Returns the length of the quoted phrase with which a text begins; 0 if none stands there alone.
 * @param {string} text
 */
export function quotedLength(text) {
  const close = QUOTES.find(([open]) => text.startsWith(open ?? ""))?.[1];
  const end = close ? text.indexOf(close, 1) : -1;
  return end > 0 && /^(?:\s|$)/u.test(text.slice(end + 1)) ? end + 1 : 0;
}

/**
 * Returns the words with lone letters that follow each other, as in 养 犬, made one, but for particles.
 * @param {string[]} texts
 */
function joinedLetters(texts) {
  /** @type {string[]} */
  const joined = [];
  let isOpen = false;
  for (const text of texts) {
    const isLone = LONE.test(text) && !PARTICLES.has(text);
    if (isLone && isOpen) joined.push((joined.pop() ?? "") + text);
    else joined.push(text);
    isOpen = isLone;
  }
  return joined;
}
