// Ascending lists of numbers, and what they have in common.

/** @typedef {Uint32Array<ArrayBufferLike>} List */

export const NONE = new Uint32Array(0);

/**
 * Returns the numbers that stand in both lists.
 * @param {List} a
 * @param {List} b
 * @returns {List}
 */
export function intersection(a, b) {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const found = new Uint32Array(short.length);
  let count = 0;
  let low = 0;
  for (const value of short) {
    low = lowerBound(long, value, low);
    if (low === long.length) break;
    if (long[low] === value) found[count++] = value;
  }
  return found.subarray(0, count);
}

/**
 * Returns the numbers that stand in all lists, the shortest of which is asked first.
 * @param {List[]} lists
 * @returns {List}
 */
export function intersectionOf(lists) {
  const [first, ...rest] = [...lists].sort((a, b) => a.length - b.length);
  return rest.reduce(intersection, first ?? NONE);
}

/**
 * Returns the numbers that stand in any of the lists.
 * @param {List[]} lists
 * @returns {List}
 */
export function unionOf(lists) {
  return lists.filter((list) => list.length > 0).reduce(union, NONE);
}

/**
 * @param {List} a
 * @param {List} b
 * @returns {List}
 */
function union(a, b) {
  if (a.length === 0 || b.length === 0) return a.length ? a : b;
  const found = new Uint32Array(a.length + b.length);
  let count = 0;
  let [left, right] = [0, 0];
  while (left < a.length && right < b.length) {
    const [x, y] = [/** @type {number} */ (a[left]), /** @type {number} */ (b[right])];
    if (x <= y) left += 1;
    if (y <= x) right += 1;
    found[count++] = Math.min(x, y);
  }
  const rest = left < a.length ? a.subarray(left) : b.subarray(right);
  found.set(rest, count);
  return found.subarray(0, count + rest.length);
}

/**
 * Returns the numbers of `a` that do not stand in `b`.
 * @param {List} a
 * @param {List} b
 * @returns {List}
 */
export function difference(a, b) {
  let low = 0;
  return a.filter((value) => {
    low = lowerBound(b, value, low);
    return b[low] !== value;
  });
}

/**
 * Returns an ascending list without repetitions.
 * @param {List} sorted
 * @returns {List}
 */
export function distinct(sorted) {
  let count = 0;
  for (const value of sorted) {
    if (count === 0 || sorted[count - 1] !== value) sorted[count++] = value;
  }
  return sorted.subarray(0, count);
}

/**
 * Returns whether the list holds the number.
 * @param {List} list
 * @param {number} value
 */
export function holds(list, value) {
  return list[lowerBound(list, value, 0)] === value;
}

/**
 * Returns the ascending numbers from `start` up to, not including, `end`.
 * @param {number} start
 * @param {number} end
 * @returns {List}
 */
export function range(start, end) {
  return Uint32Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);
}

/**
 * Returns the first place, not before `from`, whose number is not below `value`.
 * @param {List} list
 * @param {number} value
 * @param {number} from
 */
export function lowerBound(list, value, from) {
  let step = 1;
  let low = from;
  while (low + step < list.length && /** @type {number} */ (list[low + step]) < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, list.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {number} */ (list[middle]) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
