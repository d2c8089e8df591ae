import type { Free } from './free-time.ts'
import type { Host } from './question.ts'

/** Those who must attend, one list each, then the alternatives of each group, in order of appearance. */
export type Sides<T> = {
  readonly fixed: readonly T[]
  readonly groups: ReadonlyMap<string | null, readonly T[]>
}

/** Parts the hosts, each with what `of` makes of it. */
export function sidesOf<T>(hosts: readonly Host[], of: (host: Host) => T): Sides<T> {
  const fixed: T[] = []
  const groups = new Map<string | null, T[]>()
  for (const host of hosts) {
    if (!host.rotating) {
      fixed.push(of(host))
      continue
    }
    const group = host.group ?? null
    const members = groups.get(group) ?? []
    members.push(of(host))
    groups.set(group, members)
  }
  return { fixed, groups }
}

/**
 * When everybody who must attend and somebody of each group is free, sorted by beginning. Times of two alternatives
 * are never joined: one host gives the whole session, so stretches may overlap.
 */
export function freeTogether({ fixed, groups }: Sides<readonly Free[]>, shortest: number): readonly Free[] {
  const unions = [...groups.values()].map((members) => {
    return members.length === 1 ? (members[0] ?? []) : distinct(([] as Free[]).concat(...members))
  })
  const [first, ...others] = [...fixed, ...unions]
  let together = first ?? []
  for (const other of others) together = intersection(together, other, shortest)
  return others.length > 0 && unions.length > 0 ? distinct([...together]) : together
}

function intersection(a: readonly Free[], b: readonly Free[], shortest: number): Free[] {
  const both: Free[] = []
  let next = 0
  for (const one of a) {
    while (next < b.length && (b[next]?.to ?? 0) <= one.from) next++
    for (let index = next; index < b.length; index++) {
      const other = b[index]
      if (!other || other.from >= one.to) break
      const from = Math.max(one.from, other.from)
      const to = Math.min(one.to, other.to)
      if (to - from >= shortest)
        both.push({ from, to, zone: one.zone, restarts: one.restarts && other.restarts })
    }
  }
  return both
}

function distinct(free: Free[]): Free[] {
  free.sort((a, b) => a.from - b.from || b.to - a.to)
  let kept = 0
  for (const one of free) {
    const before = free[kept - 1]
    if (kept > 0 && before?.from === one.from && before.to === one.to && before.restarts === one.restarts)
      continue
    free[kept++] = one
  }
  free.length = kept
  return free
}
