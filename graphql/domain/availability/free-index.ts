const quarter = 900_000
const quartersPerDay = 96
/** Of 32 quarters each: a word of a row is eight hours. */
const wordsPerDay = 3
const dayMs = 86_400_000

/** A bit per position in each column; `span` is a column's width in quarters. */
type Columns = { readonly bits: Uint32Array; readonly span: number }

/**
 * Who has a start when, as bits: a row per position, a column per quarter of an hour, and wider columns for whole hours
 * and days, so that any stretch is few columns. It may say more than is true within a quarter, never less.
 */
export type FreeIndex = {
  readonly firstDay: number
  readonly days: number
  readonly capacity: number
  /** How long a column is, in words of 32 positions. */
  readonly words: number
  readonly rows: Uint32Array
  readonly byQuarter: Columns
  readonly byHour: Columns
  readonly byDay: Columns
}

/**
 * An index for positions 0 to `capacity` − 1 and so many days from midnight UTC of day `firstDay` (days since
 * 1970-01-01). It takes 1.8 kB per position for 62 days.
 */
export function createFreeIndex(capacity: number, firstDay: number, days: number): FreeIndex {
  const words = Math.ceil(capacity / 32)
  const columns = (span: number): Columns => ({
    bits: new Uint32Array(((days * quartersPerDay) / span) * words),
    span,
  })
  return {
    firstDay,
    days,
    capacity,
    words,
    rows: new Uint32Array(capacity * days * wordsPerDay),
    byQuarter: columns(1),
    byHour: columns(4),
    byDay: columns(quartersPerDay),
  }
}

/** The same with room for more positions. */
export function withCapacity(index: FreeIndex, capacity: number): FreeIndex {
  const wider = createFreeIndex(capacity, index.firstDay, index.days)
  wider.rows.set(index.rows)
  for (const name of ['byQuarter', 'byHour', 'byDay'] as const) {
    const [{ bits }, target] = [index[name], wider[name].bits]
    for (let from = 0, to = 0; from < bits.length; from += index.words, to += wider.words) {
      target.set(bits.subarray(from, from + index.words), to)
    }
  }
  return wider
}

/** Replaces what the position offers: starts in epoch milliseconds; those of other days are left out. */
export function putStarts(index: FreeIndex, position: number, starts: readonly number[]): void {
  const { rows, days, byHour, byDay } = index
  const row = rowOf(index, starts)
  const base = position * days * wordsPerDay
  for (let at = 0; at < row.length; at++) {
    const [before, after] = [word(rows, base + at), word(row, at)]
    if (before === after) continue
    rows[base + at] = after
    toggle(index, position, at * 32, before ^ after)
    for (let hour = 0; hour < 8; hour++) {
      write(index, byHour, at * 8 + hour, position, ((after >>> (hour * 4)) & 15) !== 0)
    }
    const day = Math.floor(at / wordsPerDay)
    const [a, b, c] = [0, 1, 2].map((nth) => word(row, day * wordsPerDay + nth))
    write(index, byDay, day, position, Boolean(a || b || c))
  }
}

/** The positions with a start in a quarter that touches [from, to) in epoch milliseconds, a bit each, 32 to a word. */
export function startingIn(index: FreeIndex, from: number, to: number): Uint32Array {
  const { firstDay, days, words, byQuarter, byHour, byDay } = index
  const found = new Uint32Array(words)
  const last = Math.min(days * quartersPerDay, Math.ceil((to - firstDay * dayMs) / quarter))
  let next = Math.max(0, Math.floor((from - firstDay * dayMs) / quarter))
  while (next < last) {
    const whole = ({ span }: Columns) => next % span === 0 && next + span <= last
    const { bits, span } = whole(byDay) ? byDay : whole(byHour) ? byHour : byQuarter
    const base = (next / span) * words
    for (let at = 0; at < words; at++) found[at] = word(found, at) | word(bits, base + at)
    next += span
  }
  return found
}

function rowOf({ firstDay, days }: FreeIndex, starts: readonly number[]): Uint32Array {
  const row = new Uint32Array(days * wordsPerDay)
  for (const start of starts) {
    const at = Math.floor((start - firstDay * dayMs) / quarter)
    if (at >= 0 && at < days * quartersPerDay) row[at >>> 5] = word(row, at >>> 5) | (1 << (at & 31))
  }
  return row
}

/** Turns the position's bit over in each of 32 quarters that changed. */
function toggle({ byQuarter, words }: FreeIndex, position: number, first: number, changed: number): void {
  for (let left = changed; left !== 0; left &= left - 1) {
    const quarterAt = first + 31 - Math.clz32(left & -left)
    const at = quarterAt * words + (position >>> 5)
    byQuarter.bits[at] = word(byQuarter.bits, at) ^ (1 << (position & 31))
  }
}

function write({ words }: FreeIndex, { bits }: Columns, column: number, position: number, is: boolean): void {
  const at = column * words + (position >>> 5)
  const bit = 1 << (position & 31)
  bits[at] = is ? word(bits, at) | bit : word(bits, at) & ~bit
}

/** Within bounds by construction. */
const word = (bits: Uint32Array, at: number): number => bits[at] as number
