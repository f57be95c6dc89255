// Ascending lists of numbers from bits: the reader of what disclosure/search/bits.py writes.

/** Reads bits, the highest of each byte first. */
export class BitReader {
  /**
   * @param {Uint8Array} bytes
   * @param {number} start the byte to begin with
   */
  constructor(bytes, start) {
    this.bytes = bytes;
    this.at = start * 8;
  }

  /** Returns the next bit. */
  bit() {
    const bit = ((this.bytes[this.at >> 3] ?? 0) >> (7 - (this.at & 7))) & 1;
    this.at += 1;
    return bit;
  }

  /**
   * Returns the number that the next bits write, highest first.
   * @param {number} count
   */
  number(count) {
    let value = 0;
    for (let left = count; left > 0; left -= 1) value = value * 2 + this.bit();
    return value;
  }

  /** Returns how many zeros precede the next one, and passes it. */
  zeros() {
    const end = this.bytes.length * 8;
    let count = 0;
    while (this.at < end && this.bit() === 0) count += 1;
    return count;
  }
}

/**
 * Returns the next list, which holds `length` of the numbers below `universe`.
 * @param {BitReader} reader
 * @param {number} length
 * @param {number} universe
 */
export function readList(reader, length, universe) {
  const dense = length * 2 > universe;
  const written = dense ? universe - length : length;
  const plain = riceParameter(written, universe);
  const values = new Uint32Array(written);
  let value = -1;
  for (let at = 0; at < written; at += 1) {
    value += 1 + reader.zeros() * 2 ** plain + reader.number(plain);
    values[at] = value;
  }
  return dense ? complement(values, universe) : values;
}

/**
 * Returns for each number of the list just read whether its term is frequent there; null if none is.
 * @param {BitReader} reader
 * @param {number} length
 * @param {number} universe
 */
export function readMarks(reader, length, universe) {
  if (length * 16 > universe || reader.bit() === 0) return null;
  return Uint8Array.from({ length }, () => reader.bit());
}

/**
 * @param {number} length
 * @param {number} universe
 */
function riceParameter(length, universe) {
  const mean = (Math.floor(universe / (length + 1)) * 11) >> 4;
  return Math.max(31 - Math.clz32(mean), 0);
}

/**
 * @param {Uint32Array} absent
 * @param {number} universe
 */
function complement(absent, universe) {
  const present = new Uint32Array(universe - absent.length);
  let next = 0;
  let place = 0;
  for (let value = 0; value < universe; value += 1) {
    if (value === absent[next]) next += 1;
    else present[place++] = value;
  }
  return present;
}
