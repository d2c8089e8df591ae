import { sweep } from '#graphql/jobs/sweep.ts'
import { cancelBooking } from '#graphql/usecases/booking/cancel.ts'
import { checkoutBooking } from '#graphql/usecases/booking/checkout.ts'
import { openComplaint } from '#graphql/usecases/booking/open-complaint.ts'
import { rescheduleBooking } from '#graphql/usecases/booking/reschedule.ts'
import { retryCheckout } from '#graphql/usecases/booking/retry.ts'
import { completeCheckout } from '#graphql/usecases/payment/complete-checkout.ts'
import { reconcile } from '#graphql/usecases/payment/reconcile.ts'
import { nobody, type Viewer } from '#graphql/usecases/viewer.ts'
import type { House } from '../../../server/house.ts'

export type Wish = { bookingId: string; sessionTypeId: string; startsAt: string; key: string; n: number }

const guest = (bookingId: string): Viewer => ({ kind: 'guest', bookingIds: [bookingId] })

/** What people ask for; a refusal is an answer like any other. */
export const wishes: Record<string, (house: House, wish: Wish) => Promise<unknown>> = {
  '/book': ({ deps }, { sessionTypeId, startsAt, key, n }) =>
    checkoutBooking(deps, nobody, {
      sessionTypeId,
      startsAt: new Date(startsAt),
      timeZone: 'Europe/Lisbon',
      mentee: { name: 'Maya Osei', email: `maya-${n}@sundial.test` },
      idempotencyKey: key,
    }),
  '/cancel': ({ deps }, { bookingId }) => cancelBooking(deps, guest(bookingId), { bookingId }),
  '/return': ({ deps }, { bookingId }) => completeCheckout(deps, guest(bookingId), bookingId),
  '/retry': ({ deps }, { bookingId, key }) =>
    retryCheckout(deps, guest(bookingId), { bookingId, idempotencyKey: key }),
  '/move': ({ deps }, { bookingId, startsAt, key }) =>
    rescheduleBooking(deps, guest(bookingId), {
      bookingId,
      startsAt: new Date(startsAt),
      idempotencyKey: key,
    }),
  '/complain': ({ deps }, { bookingId }) =>
    openComplaint(deps, guest(bookingId), { bookingId, text: 'Nobody came.' }),
  '/sweep': ({ deps, foundation }) => sweep(deps, foundation.directPool),
  '/reconcile': ({ deps }) => reconcile(deps),
}
