import { approveBooking } from '#graphql/usecases/booking/approve.ts'
import { cancelBooking } from '#graphql/usecases/booking/cancel.ts'
import { checkoutBooking } from '#graphql/usecases/booking/checkout.ts'
import { declineBooking } from '#graphql/usecases/booking/decline.ts'
import { openComplaint } from '#graphql/usecases/booking/open-complaint.ts'
import { rescheduleBooking } from '#graphql/usecases/booking/reschedule.ts'
import { retryCheckout } from '#graphql/usecases/booking/retry.ts'
import { completeCheckout } from '#graphql/usecases/payment/complete-checkout.ts'
import { nobody } from '#graphql/usecases/viewer.ts'
import type { House } from '../../../server/house.ts'
import { feeOf } from './fee.ts'
import { guest, mentorOf, type Wish } from './wish.ts'

const partyOf = (house: House, { bookingId, by }: Wish) =>
  by === 'MENTOR' ? mentorOf(house, bookingId) : guest(bookingId)

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
