// The numbers of items, their seats, and their parts: the twin of disclosure/search/layout.py.

/** @typedef {import("./lists.js").List} List */

/** Where the items of an index stand, and their parts. */
export class Numbering {
  /**
   * @param {number} units how many there are, taken or free
   * @param {import("./format.js").Root} root
   */
  constructor(units, { periods, lengths, column }) {
    this.units = units;
    /** How many seats there are, taken or free. */
    this.seats = periods.reduce((sum, items) => sum + room(items), 0);
    /** The item in each seat. */
    this.itemIn = new Uint32Array(this.seats);
    /** The first part of each item. */
    this.firstPart = new Uint32Array(column.length);
    /** The unit behind the last part of each item. */
    this.endPart = new Uint32Array(column.length);
    /** The item to which each unit belongs. */
    this.itemOf = new Uint32Array(units);
    this.isAttachment = new Uint8Array(units);
    let item = 0;
    let [seat, start] = [0, 0];
    for (const items of periods) {
      let part = start;
      for (let at = 0; at < items; at += 1, item += 1) {
        const length = /** @type {[number, number]} */ (lengths[/** @type {number} */ (column[item])]);
        this.itemIn[seat + at] = item;
        part = this.#number(item, part, length);
      }
      seat += room(items);
      start += room(part - start);
    }
  }

  /**
   * Numbers the parts of an item, and returns the unit behind them.
   * @param {number} item
   * @param {number} first
   * @param {[body: number, attached: number]} length
   */
  #number(item, first, [body, attached]) {
    const end = first + body + attached;
    this.firstPart[item] = first;
    this.endPart[item] = end;
    this.itemOf.fill(item, first, end);
    this.isAttachment.fill(1, first + body, end);
    return end;
  }

  /**
   * Returns the items in seats.
   * @param {List} seats
   * @returns {List}
   */
  itemsIn(seats) {
    return seats.map((seat) => /** @type {number} */ (this.itemIn[seat]));
  }

  /**
   * Returns all parts of items.
   * @param {List} items
   * @returns {List}
   */
  partsOf(items) {
    const parts = new Uint32Array(this.units);
    let count = 0;
    for (const item of items) {
      const end = /** @type {number} */ (this.endPart[item]);
      for (let part = /** @type {number} */ (this.firstPart[item]); part < end; part += 1) parts[count++] = part;
    }
    return parts.slice(0, count);
  }
}

/**
 * Returns for how many items or parts a period that holds so many has room: the next of 4, 6, 8, 12, 16 …
 * @param {number} count
 */
function room(count) {
  let size = 4;
  while (size + size / 2 < count) size *= 2;
  return size < count ? size + size / 2 : size;
}
