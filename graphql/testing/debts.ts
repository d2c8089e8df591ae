import type { Scene } from './live.ts'
import type { ResidentMentor } from './residents.ts'

/** A booking of the mentor whose share was paid out. */
export async function paidOut(scene: Scene, mentor?: ResidentMentor): Promise<string> {
  const type = await scene.sessionType(mentor ?? (await scene.payableMentor()))
  const { bookingId } = await scene.paid({ type })
  scene.clock.set((await scene.booking(bookingId)).endsAt)
  await scene.settle()
  scene.clock.set((await scene.booking(bookingId)).payout!.releaseAt)
  await scene.settle()
  return bookingId
}

/** The mentor's money went on to the bank: the account has nothing to take back from. */
export async function emptyAccount({ deps, pool }: Scene, { id: mentorId }: ResidentMentor): Promise<void> {
  const { accountId } = await deps.db.connectedAccount.findUniqueOrThrow({ where: { mentorId } })
  await pool.query(
    `with gone as (
      update sandbox.stripe_balance b set amount = 0 from (
        select account, currency, amount from sandbox.stripe_balance where account = any($1)) old
      where b.account = old.account and b.currency = old.currency returning old.currency, old.amount)
     update sandbox.stripe_balance b set amount = b.amount + (select sum(amount) from gone)
     where b.account = 'outside:cards' and b.currency = 'usd' and exists (select 1 from gone)`,
    [[`${accountId}:available`, `${accountId}:pending`]],
  )
}
