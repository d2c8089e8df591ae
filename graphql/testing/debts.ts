import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { PersonViewer } from '#graphql/usecases/viewer.ts'
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

/** What the mentor gets of such a booking. */
export const share = 7_013n

/** A mentor who owes the share of a booking whose dispute was lost, unless it is still open. */
export async function indebted(scene: Scene, { lost = true } = {}) {
  const mentor = await scene.payableMentor()
  const bookingId = await paidOut(scene, mentor)
  await emptyAccount(scene, mentor)
  const charge = (await scene.booking(bookingId)).payments[0]!.chargeId!
  const dispute = await scene.stripe.contest({ charge })
  await scene.settle()
  if (lost) {
    await scene.stripe.contest({ lost: dispute })
    await scene.settle()
  }
  expect(await scene.balance('mentor_debt', bookingId)).toBe(share)
  const viewer: PersonViewer = scene.viewerOf(await scene.admin())
  const asked = () => ({ bookingId, idempotencyKey: randomUUID() })
  return { mentor, bookingId, dispute, viewer, asked }
}
