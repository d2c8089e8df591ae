import type { Checkout } from '#graphql/providers/payments/port.ts'
import type { Payment } from '#prisma/generated/client/client.ts'
import { lockBooking } from '../booking/lock.ts'
import type { Deps } from '../deps.ts'
import { joinPurchase } from '../package/join-purchase.ts'
import { answered, Unprocessable } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { joinCheckout } from './join-checkout.ts'

/**
 * Makes of a Checkout Session what is true at the provider: fetches it and believes only that. Called by the webhook, the
 * return page, the sweep and the reconciler, possibly at the same instant; the booking's lock makes them one after another
 * and each after the first a no-op. Throws Unprocessable for a Session that is not ours.
 */
export async function fulfilCheckout(deps: Deps, checkoutSessionId: string): Promise<void> {
  await takeFacts(deps, answered(await deps.payments.fetchCheckout(checkoutSessionId)))
}

/** The same for facts that were fetched already. */
export async function takeFacts(deps: Deps, facts: Checkout): Promise<void> {
  const payment = await paymentOf(deps, facts)
  if (!payment) return
  const { bookingId, purchaseId } = payment
  if (purchaseId) return joinPurchase(deps, purchaseId, facts)
  if (!bookingId) return
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    if (booking) await joinCheckout(tx, deps, { booking, paymentId: payment.id, facts })
  })
}

/**
 * By the Session's id; by its metadata when the process died before it could store the id. Null for one that nobody paid and
 * nobody can: it was begun by a price of another amount, and another took its place.
 */
async function paymentOf({ db }: Deps, facts: Checkout): Promise<Payment | null> {
  const { id: sessionId, metadata, amount } = facts
  const known = await db.payment.findUnique({ where: { checkoutSessionId: sessionId } })
  const { bookingId = '', purchaseId = '', attempt } = metadata
  if (known && (known.bookingId ?? known.purchaseId) !== (bookingId || purchaseId)) {
    throw new Unprocessable(`Checkout Session ${sessionId} carries the metadata of another booking`)
  }
  if (known) return known
  const orphan = await db.payment.findFirst({
    where: {
      checkoutSessionId: null,
      OR: [
        { bookingId: idOrNil(bookingId), attempt: Number(attempt) || 0 },
        { purchaseId: idOrNil(purchaseId) },
      ],
    },
  })
  const same = !amount || (orphan?.amountMinor === amount.minor && orphan.currency === amount.currency)
  if (orphan && same) return orphan
  if (facts.status === 'expired' && facts.payment.state === 'none') return null
  const why = orphan ? 'asks another price than its booking' : 'belongs to no booking'
  throw new Unprocessable(`Checkout Session ${sessionId} ${why}`)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const nil = '00000000-0000-0000-0000-000000000000'
const idOrNil = (text: string) => (uuid.test(text) ? text : nil)
