import { BookingNotFound } from '#graphql/domain/booking/errors.ts'
import { CardNeeded, cardKeptUntil } from '#graphql/domain/booking/no-show-fee.ts'
import type { Booking, Payment } from '#prisma/generated/client/client.ts'
import { mayAct, partyOf, visibleTo } from '../booking/access.ts'
import { lockBooking } from '../booking/lock.ts'
import type { Deps } from '../deps.ts'
import { readHoldHours } from '../payout/hold-hours.ts'
import { inTransaction } from '../transaction.ts'
import type { Viewer } from '../viewer.ts'
import { decideVoid } from './decide-authorised.ts'
import { releaseCard } from './join-card.ts'

export const forgetCardErrors = [BookingNotFound, CardNeeded] as const

type Kept = Pick<Booking, 'state' | 'endsAt' | 'noShowFeeMinor' | 'noShowFeeAt' | 'noShowOf'> & {
  payments: readonly Pick<
    Payment,
    'id' | 'state' | 'paymentMethodId' | 'captureDecidedAt' | 'voidDecidedAt'
  >[]
  /** Whether its mentor took back that the mentee did not come. */
  events: readonly unknown[]
}

/** What tells whether the mentor said that the mentee came after all. */
export const tookPlace = {
  events: { where: { type: 'booking.tookPlace' }, select: { id: true }, take: 1 },
} as const

/** The attempt whose card is kept; a card is forgotten once its attempt is over. */
export const cardOf = <P extends Kept['payments'][number]>(payments: readonly P[]): P | undefined =>
  payments.find(({ paymentMethodId }) => paymentMethodId !== null)

/** What a card is still needed for: until then, or null until something happens; undefined: for nothing. */
export function neededUntil(booking: Kept, holdHours: number): Date | null | undefined {
  const card = cardOf(booking.payments)
  if (card?.state !== 'SAVED' || card.voidDecidedAt) return undefined
  const { state, endsAt, noShowFeeMinor, noShowFeeAt } = booking
  if (card.captureDecidedAt || noShowFeeMinor === null) return null
  if (state === 'NO_SHOW') return noShowFeeAt
  if (state !== 'COMPLETED') return null
  return booking.events.length > 0 ? undefined : cardKeptUntil({ endsAt, holdHours })
}

/** The mentee wants their card forgotten, and nothing depends on it any more. Throws CardNeeded. */
export async function forgetCardOnRequest(deps: Deps, viewer: Viewer, bookingId: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId, visibleTo(viewer))
    const party = booking && partyOf(viewer, booking)
    const card = booking && cardOf(booking.payments)
    if (!booking || !card || !mayAct(viewer, party) || party === 'MENTOR') throw new BookingNotFound()
    const events = await tx.event.findMany({
      ...tookPlace.events,
      where: { bookingId, ...tookPlace.events.where },
    })
    const until = neededUntil({ ...booking, events }, await readHoldHours(tx, deps, booking))
    if (until !== undefined) throw new CardNeeded(until)
    if (card.state === 'SAVED') await decideVoid(tx, deps, booking, card.id)
    else await releaseCard(tx, booking, card.id)
  })
}
