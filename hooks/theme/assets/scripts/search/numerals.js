// Chinese numerals: the twin of disclosure/items/numerals.py for folded text.

const DIGITS = "零一二三四五六七八九";
/** @type {Record<string, number>} */
const UNITS = { 十: 10, 百: 100, 千: 1000 };
const LONGEST = 15;

/**
 * Returns the number that the whole of a folded text writes, in ASCII digits, in Chinese numerals
 * below ten thousand or in Chinese digits by position; null if it is ill-formed.
 * @param {string} text
 * @returns {number | null}
 */
export function parseNumeral(text) {
  const plain = text.replaceAll("〇", "零");
  if (!plain || plain.length > LONGEST) return null;
  if (/^[0-9]+$/.test(plain)) return Number(plain);
  const letters = [...plain];
  if (letters.length > 1 && letters.every((letter) => DIGITS.includes(letter))) {
    return Number(letters.map((letter) => DIGITS.indexOf(letter)).join(""));
  }
  const short = plain.startsWith("一十") ? plain.slice(1) : plain;
  const value = sumOfUnits(short);
  return value !== null && toChinese(value) === short ? value : null;
}

/**
 * @param {string} text
 * @returns {number | null}
 */
function sumOfUnits(text) {
  let total = 0;
  let digit = 0;
  for (const letter of text) {
    const unit = UNITS[letter];
    if (DIGITS.includes(letter)) {
      digit = DIGITS.indexOf(letter);
    } else if (unit !== undefined) {
      total += (digit || 1) * unit;
      digit = 0;
    } else {
      return null;
    }
  }
  return total + digit;
}

/**
 * Returns a number below ten thousand in Chinese numerals.
 * @param {number} number
 */
export function toChinese(number) {
  if (number === 0) return "零";
  let text = "";
  let gap = false;
  let rest = number;
  for (const [unit, name] of /** @type {[number, string][]} */ ([[1000, "千"], [100, "百"], [10, "十"], [1, ""]])) {
    const digit = Math.floor(rest / unit);
    rest %= unit;
    if (digit) text += (gap && text ? "零" : "") + DIGITS[digit] + name;
    gap = digit === 0;
  }
  return text.startsWith("一十") ? text.slice(1) : text;
}
