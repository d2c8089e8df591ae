import type { SessionType } from '#prisma/generated/client/client.ts'
import type { Scene } from './live.ts'
import type { ResidentMentor } from './residents.ts'

type Asking = {
  startsAt?: Date
  card?: string
  type?: Partial<Pick<SessionType, 'pendingHoldsSlot' | 'priceMinor' | 'savesCard'>>
}

/** A type that its mentor answers for first, and the mentor. */
export async function answeredType(scene: Scene, type: Asking['type'] = {}) {
  const mentor: ResidentMentor = await scene.payableMentor()
  const offered = await scene.sessionType(mentor, { requiresApproval: true, ...type })
  return { mentor, type: offered, viewer: scene.viewerOf(mentor) }
}

/** A request whose money the bank has authorised, and which waits for its mentor. */
export async function asked(scene: Scene, { startsAt, card, type }: Asking = {}) {
  const offered = await answeredType(scene, type)
  const booked = await scene.book({ type: offered.type, ...(startsAt ? { startsAt } : {}) })
  if (booked.url) {
    const status = await scene.pay(booked.url, card)
    if (status !== 303) throw new Error(`not authorised: ${status}`)
  }
  await scene.settle()
  return { ...offered, ...booked }
}

/** What Stripe says of the booking's PaymentIntents. */
export async function intentsOf({ pool }: Scene, bookingId: string): Promise<string[]> {
  const { rows } = await pool.query<{ said: string }>(
    `select body->>'status' || ' ' || (body->>'amount_received') as said from sandbox.stripe_object
     where type = 'payment_intent' and body->'metadata'->>'bookingId' = $1 order by seq`,
    [bookingId],
  )
  return rows.map(({ said }) => said)
}
