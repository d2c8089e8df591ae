import type { Side } from '#graphql/domain/booking/no-show.ts'
import type { RefundBearer } from '#graphql/domain/payment/refund.ts'
import type { SchedulingProvider } from '#graphql/domain/scheduling/provider.ts'
import { approveBooking } from '#graphql/usecases/booking/approve.ts'
import { cancelBooking } from '#graphql/usecases/booking/cancel.ts'
import { checkoutBooking } from '#graphql/usecases/booking/checkout.ts'
import type { ComplaintDecision } from '#graphql/usecases/booking/decide-complaint.ts'
import { declineBooking } from '#graphql/usecases/booking/decline.ts'
import { openComplaint } from '#graphql/usecases/booking/open-complaint.ts'
import { rescheduleBooking } from '#graphql/usecases/booking/reschedule.ts'
import { retryCheckout } from '#graphql/usecases/booking/retry.ts'
import { completeCheckout } from '#graphql/usecases/payment/complete-checkout.ts'
import { nobody, type Viewer } from '#graphql/usecases/viewer.ts'
import type { House } from '../../../server/house.ts'
import type { RiggedMentor } from '../../keepers/rig.ts'
import { feeOf } from './fee.ts'

export type Wish = {
  bookingId: string
  sessionTypeId: string
  startsAt: string
  key: string
  n: number
  answers: { questionId: string; value: string }[]
  promotionCode: string
  /** Left out, the mentee acts. */
  by: Side
  who: Side
  decision: ComplaintDecision
  /** In minor units. */
  amount: string
  bearer: RefundBearer
  statement: string
  packageId: string
  purchaseId: string
  personId: string
  mentorId: string
  provider: SchedulingProvider
  /** A mentor as known at the company that keeps the calendar. */
  known: RiggedMentor
}

export const guest = (bookingId: string): Viewer => ({ kind: 'guest', bookingIds: [bookingId] })

const partyOf = (house: House, { bookingId, by }: Wish) =>
  by === 'MENTOR' ? mentorOf(house, bookingId) : guest(bookingId)

export async function mentorOf({ deps }: House, bookingId: string): Promise<Viewer> {
  const { mentor } = await deps.db.booking.findUniqueOrThrow({
    where: { id: bookingId },
    include: { mentor: true },
  })
  return {
    kind: 'person',
    personId: mentor.personId,
    mentorId: mentor.id,
    admin: false,
    bookingIds: [],
  }
}

/** What people ask for; a refusal is an answer like any other. */
export const wishes: Record<string, (house: House, wish: Wish) => Promise<unknown>> = {
  '/book': async ({ deps }, { sessionTypeId, startsAt, key, n, answers, promotionCode }) =>
    checkoutBooking(deps, nobody, {
      sessionTypeId,
      acceptedNoShowFee: await feeOf(deps, sessionTypeId),
      ...(answers ? { answers } : {}),
      ...(promotionCode ? { promotionCode } : {}),
      startsAt: new Date(startsAt),
      timeZone: 'Europe/Lisbon',
      mentee: { name: 'Maya Osei', email: `maya-${n}@sundial.test` },
      idempotencyKey: key,
    }),
  '/cancel': async (house, wish) =>
    cancelBooking(house.deps, await partyOf(house, wish), { bookingId: wish.bookingId }),
  '/return': ({ deps }, { bookingId }) => completeCheckout(deps, guest(bookingId), bookingId),
  '/retry': ({ deps }, { bookingId, key }) =>
    retryCheckout(deps, guest(bookingId), { bookingId, idempotencyKey: key }),
  '/move': async (house, wish) =>
    rescheduleBooking(house.deps, await partyOf(house, wish), {
      bookingId: wish.bookingId,
      startsAt: new Date(wish.startsAt),
      idempotencyKey: wish.key,
    }),
  '/accept': async (house, { bookingId }) =>
    approveBooking(house.deps, await mentorOf(house, bookingId), bookingId),
  '/decline': async (house, { bookingId }) =>
    declineBooking(house.deps, await mentorOf(house, bookingId), { bookingId }),
  '/complain': ({ deps }, { bookingId }) =>
    openComplaint(deps, guest(bookingId), { bookingId, text: 'Nobody came.' }),
}
