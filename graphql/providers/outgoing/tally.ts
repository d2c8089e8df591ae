import type { HourOfCalls, ProviderHealth } from './port.ts'

const minutesKept = 60
const nothing: HourOfCalls = { calls: 0, refused: 0, failed: 0, heldBack: 0 }

export type Tally = {
  count: (...what: (keyof HourOfCalls)[]) => void
  succeeded: () => void
  failed: (endpoint: string, reason: string) => void
  told: () => Pick<ProviderHealth, 'lastSuccessAt' | 'lastFailure' | 'lastHour'>
}

/** What became of the calls of the last hour, minute by minute. */
export function tallyOf(now: () => Date): Tally {
  const minutes = new Map<number, HourOfCalls>()
  let lastSuccessAt: Date | null = null
  let lastFailure: ProviderHealth['lastFailure'] = null
  const minute = () => Math.floor(now().getTime() / 60_000)
  const count: Tally['count'] = (...what) => {
    const at = minute()
    const counts = minutes.get(at) ?? { ...nothing }
    for (const each of what) counts[each] += 1
    minutes.set(at, counts)
    for (const past of minutes.keys()) if (past <= at - minutesKept) minutes.delete(past)
  }
  return {
    count,
    succeeded() {
      lastSuccessAt = now()
    },
    failed(endpoint, reason) {
      lastFailure = { at: now(), endpoint, reason }
    },
    told() {
      const since = minute() - minutesKept
      const kept = [...minutes].filter(([at]) => at > since).map(([, counts]) => counts)
      const sum = (what: keyof HourOfCalls) => kept.reduce((total, counts) => total + counts[what], 0)
      return {
        lastSuccessAt,
        lastFailure,
        lastHour: {
          calls: sum('calls'),
          refused: sum('refused'),
          failed: sum('failed'),
          heldBack: sum('heldBack'),
        },
      }
    },
  }
}
