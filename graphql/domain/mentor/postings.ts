/** Who has which key: positions by topic, by language, … */
export type Postings = {
  add: (keys: readonly string[], position: number) => void
  remove: (keys: readonly string[], position: number) => void
  /** The positions with any of the keys, a bit each, 32 to a word. */
  any: (keys: readonly string[], capacity: number) => Uint32Array
}

export function createPostings(): Postings {
  const lists = new Map<string, Set<number>>()
  return {
    add(keys, position) {
      for (const key of keys) lists.set(key, (lists.get(key) ?? new Set()).add(position))
    },
    remove(keys, position) {
      for (const key of keys) {
        const list = lists.get(key)
        list?.delete(position)
        if (list?.size === 0) lists.delete(key)
      }
    },
    any(keys, capacity) {
      const bits = new Uint32Array(Math.ceil(capacity / 32))
      for (const key of keys) {
        for (const position of lists.get(key) ?? []) {
          const word = position >>> 5
          bits[word] = (bits[word] ?? 0) | (1 << (position & 31))
        }
      }
      return bits
    },
  }
}
