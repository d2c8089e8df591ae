import { debtNetted } from '#graphql/domain/ledger/postings.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { debtsOf, lockDebts, mentorDueOf } from '../ledger/debts.ts'
import { about, post } from '../ledger/post.ts'

/** Takes what the mentor owes in this currency, oldest first, from what is due of this booking. What is left of it. */
export async function netDebts(tx: Tx, deps: Deps, booking: LockedBooking): Promise<bigint> {
  const { id, mentorId, currency } = booking
  let due = await mentorDueOf(tx, id)
  if ((await debtsOf(tx, mentorId, currency)).length === 0) return due
  await lockDebts(tx, mentorId)
  const payer = { ...about(deps, booking), bookingId: id }
  for (const { bookingId, free } of await debtsOf(tx, mentorId, currency)) {
    if (due <= 0n) break
    const amount = free < due ? free : due
    const before = await tx.ledgerEntry.count({ where: { key: { startsWith: `net:${id}:${bookingId}:` } } })
    const entries = debtNetted({ ...payer, bookingId }, payer, { nth: before + 1, amount })
    await post(tx, entries, deps.now())
    due -= amount
  }
  return due
}
