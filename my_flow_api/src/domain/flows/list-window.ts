/** A row of a list: its key there, and its document as JSON text. */
export type ListRow = { readonly key: string; readonly doc: string };

/** Rows beyond those asked for, so that a few removals do not make it read again. */
export const windowRowsSpare = 16;
/** What a row takes beside its texts, in characters. */
const rowCharsExtra = 100;

/**
 * The beginning of one list as a store keeps it in memory, in the order of the list. It knows nothing of what stands behind its last row, unless it is
 * `isWhole`. Keys are compared as stores compare them, byte by byte, which for ASCII is how JavaScript compares text; positions, digits and ids are ASCII.
 */
export class ListWindow {
  readonly #rows: ListRow[];
  readonly #isDown: boolean;
  readonly #rowsMax: number;
  #isWhole: boolean;
  #chars = 0;

  /** `isDown`: the greatest key comes first. Rows that were put in front push others out at the end beyond what it began with and twice the spare. */
  constructor(rows: readonly ListRow[], { isDown, isWhole }: { readonly isDown: boolean; readonly isWhole: boolean }) {
    this.#rows = [...rows];
    this.#isDown = isDown;
    this.#isWhole = isWhole;
    this.#rowsMax = rows.length + 2 * windowRowsSpare;
    for (const row of rows) this.#chars += charsOf(row);
  }

  /** How much memory it takes, in characters. */
  get chars(): number {
    return this.#chars;
  }

  /** The first so many rows, or all when there are fewer; undefined when that is not known here. */
  first(count: number): readonly ListRow[] | undefined {
    return this.#isWhole || this.#rows.length >= count ? this.#rows.slice(0, count) : undefined;
  }

  /** Puts a row where its key says, in the place of one with that key. */
  put(row: ListRow): void {
    const index = this.#placeOf(row.key);
    const found = this.#rows[index];
    if (found === undefined && !this.#isWhole) return;
    const isSame = found !== undefined && found.key === row.key;
    this.#rows.splice(index, isSame ? 1 : 0, row);
    this.#chars += charsOf(row) - (isSame ? charsOf(found) : 0);
    if (this.#rows.length > this.#rowsMax) this.#pushOutLast();
  }

  drop(key: string): void {
    const index = this.#placeOf(key);
    const found = this.#rows[index];
    if (found === undefined || found.key !== key) return;
    this.#rows.splice(index, 1);
    this.#chars -= charsOf(found);
  }

  #pushOutLast(): void {
    const last = this.#rows.pop();
    if (last !== undefined) this.#chars -= charsOf(last);
    this.#isWhole = false;
  }

  /** The number of rows that stand before the key. */
  #placeOf(key: string): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = this.#rows[middle]?.key ?? '';
      if (this.#isDown ? at > key : at < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function charsOf(row: ListRow): number {
  return row.key.length + row.doc.length + rowCharsExtra;
}
