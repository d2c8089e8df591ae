import { z } from 'zod'
import { decideDispute, openDispute } from './dispute.ts'
import { invalid } from './refusal.ts'
import { need, type World } from './world.ts'

const id = z.string().max(100).optional()
const amount = z.coerce.number().int().positive().optional()

/** What a person at the desk has a cardholder or a bank do: to a charge, or to a dispute. */
export const contestWish = z
  .strictObject({ charge: id, inquiry: id, won: id, lost: id, amount })
  .refine(({ amount: _amount, ...of }) => Object.values(of).filter(Boolean).length === 1, 'one of its keys')
export type ContestWish = z.input<typeof contestWish>

/** Contests a charge (`charge`), asks about it (`inquiry`), or decides a dispute. The dispute's id. */
export async function contest(world: World, wish: ContestWish): Promise<string> {
  const { charge, inquiry, won, lost, amount: of } = contestWish.parse(wish)
  const contested = charge ?? inquiry
  if (contested) {
    const row = await need(world, 'charge', contested, 'charge')
    const kind = inquiry ? 'inquiry' : 'chargeback'
    return (await openDispute(world, row, { kind, ...(of ? { amount: of } : {}) })).id
  }
  const { body } = await need(world, 'dispute', won ?? lost ?? '', 'dispute')
  if (of) throw invalid('A dispute is decided as a whole.', { param: 'amount' })
  return (await decideDispute(world, body, won ? 'won' : 'lost')).id
}
