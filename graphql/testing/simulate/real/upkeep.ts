import { sweep } from '#graphql/jobs/sweep.ts'
import { askAfterOpen } from '#graphql/usecases/payment/ask-after-open.ts'
import { reconcile } from '#graphql/usecases/payment/reconcile.ts'
import type { House } from '../../../server/house.ts'

/** What the house does by itself from time to time, whenever it is told to. */
export const upkeep: Record<string, (house: House) => Promise<unknown>> = {
  '/sweep': ({ deps, foundation }) => sweep(deps, foundation.directPool),
  '/reconcile': async ({ deps }) => {
    await reconcile(deps)
    await askAfterOpen(deps)
  },
}
