import type { Checkout } from '#graphql/usecases/booking/checkout-answer.ts'
import type { Context } from '../context.ts'

/** The mutation that makes a guest's booking makes its own request that guest's: the answer can be read at once. */
export function asGuestOf(context: Context, { bookingId, accessToken }: Checkout): void {
  if (accessToken === null) return
  const known = context.viewer.kind === 'guest' ? context.viewer.bookingIds : []
  context.viewer = { kind: 'guest', bookingIds: [...known, bookingId] }
}
