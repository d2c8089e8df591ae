/** Numbers that follow from a seed (mulberry32, public domain): the same seed tells the same story. */
export type Random = {
  /** From 0, below `below`; whole. */
  int: (below: number) => number
  /** True so often, of 1. */
  chance: (of: number) => boolean
  pick: <T>(from: readonly T[]) => T | undefined
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (below: number) => Math.floor(next() * below)
  return { int, chance: (of) => next() < of, pick: (from) => from[int(from.length)] }
}
