import assert from 'node:assert/strict'
import type { Scene } from './live.ts'

type Mentor = Awaited<ReturnType<Scene['mentor']>>

/** A paid booking of the mentor whose session is over and whose share may leave now. */
export async function releasable(scene: Scene, mentor?: Mentor): Promise<string> {
  const type = await scene.sessionType(mentor ?? (await scene.payableMentor()))
  const { bookingId } = await scene.paid({ type })
  const { payout, endsAt } = await scene.booking(bookingId)
  scene.clock.set(endsAt)
  await scene.settle()
  assert.equal((await scene.booking(bookingId)).state, 'COMPLETED')
  scene.clock.set(payout!.releaseAt)
  return bookingId
}

export const payoutOf = async (scene: Scene, bookingId: string) => (await scene.booking(bookingId)).payout!

/** The transfers that really reached the mentor's account, by the provider's own books. */
export async function arrived(scene: Scene, bookingId: string): Promise<number[]> {
  const { rows } = await scene.pool.query(
    `select (body->>'amount')::int as amount from sandbox.stripe_object
     where type = 'transfer' and body->'metadata'->>'bookingId' = $1`,
    [bookingId],
  )
  return rows.map(({ amount }) => amount)
}
