import { fetchThrough } from './fetch.ts'
import { type LaneRules, openLane, passThrough } from './lane.ts'
import type { Providers } from './port.ts'

type Common = Pick<LaneRules, 'now' | 'log' | 'level' | 'correlationId' | 'failures' | 'restMs'>
type Own = Omit<LaneRules, keyof Common>

/** One lane for each company that is called; all that we send leaves by its own. */
export type Outgoing = ReturnType<typeof openOutgoing>

export function openOutgoing(common: Common) {
  const lanes: ReturnType<typeof openLane>[] = []
  const providers: Providers = () => lanes.map(({ health }) => health())
  return {
    providers,
    open(own: Own) {
      const lane = openLane({ ...common, ...own })
      lanes.push(lane)
      return {
        fetch: fetchThrough(lane),
        pass: <T>(
          endpoint: string,
          go: () => Promise<T>,
          failureOf: (error: unknown) => string | null,
        ): Promise<T> => passThrough(lane, { endpoint, method: 'SEND' }, go, failureOf),
      }
    },
  }
}
