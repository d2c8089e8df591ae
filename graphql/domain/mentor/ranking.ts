/** Where somebody stands: who gave more sessions comes first, then who has been here longer (ids are in that order). */
export type Standing = { readonly mentorId: string; readonly sessionsGiven: number }

/** More are sorted together than put in their places one by one. */
const manyAtOnce = 64

/** Listed things in the order of their standings. */
export type Ranking<T extends Standing> = {
  /** Adds one that is not in it. */
  add: (one: T) => void
  remove: (one: T) => void
  /** Puts another where one stands, when it stands there as well; false: it does not, and nothing has changed. */
  replace: (one: T, other: T) => boolean
  /** Best first; valid until the next change. */
  all: () => readonly T[]
  /** Where in `all` to begin after a place, or before it backwards, whether or not anybody stands there. */
  begin: (from: Standing | null, backwards: boolean) => number
}

export function createRanking<T extends Standing>(): Ranking<T> {
  const ranked: T[] = []
  /** Those added since, so that many at once are sorted once. */
  let added: T[] = []

  function settled(): T[] {
    const fresh = added
    added = []
    if (fresh.length > manyAtOnce) {
      for (const one of fresh) ranked.push(one)
      ranked.sort(compare)
    } else {
      for (const one of fresh) ranked.splice(countUpTo(ranked, one), 0, one)
    }
    return ranked
  }

  return {
    add: (one) => {
      added.push(one)
    },
    remove(one) {
      added = added.filter((other) => other !== one)
      const at = countUpTo(ranked, one) - 1
      if (ranked[at] === one) ranked.splice(at, 1)
    },
    replace(one, other) {
      const known = settled()
      const at = countUpTo(known, one) - 1
      if (known[at] !== one || compare(one, other) !== 0) return false
      known[at] = other
      return true
    },
    all: settled,
    begin(from, backwards) {
      const known = settled()
      if (!from) return backwards ? known.length - 1 : 0
      const upTo = countUpTo(known, from)
      if (!backwards) return upTo
      const one = known[upTo - 1]
      return one && compare(one, from) === 0 ? upTo - 2 : upTo - 1
    },
  }
}

function countUpTo(ranked: readonly Standing[], place: Standing): number {
  let [low, high] = [0, ranked.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(ranked[middle] as Standing, place) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

function compare(a: Standing, b: Standing): number {
  if (a.sessionsGiven !== b.sessionsGiven) return b.sessionsGiven - a.sessionsGiven
  return a.mentorId < b.mentorId ? -1 : a.mentorId > b.mentorId ? 1 : 0
}
