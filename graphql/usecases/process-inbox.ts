import type { InboxEvent } from '#prisma/generated/client/client.ts'
import type { Deps } from './deps.ts'
import { syncDispute } from './dispute/sync-dispute.ts'
import { malformed, receiveEvent } from './inbox.ts'
import { fulfilCheckout } from './payment/fulfil-checkout.ts'
import { syncRefund } from './payment/join-refund.ts'
import { syncPayment } from './payment/sync-payment.ts'
import { syncAccount } from './payout/sync-account.ts'
import { finishTransfer, syncTransfer } from './payout/sync-transfer.ts'
import { Unprocessable } from './reaction.ts'
import { followScheduling } from './scheduling/follow.ts'

type Handler = (deps: Deps, objectId: string) => Promise<void>

/** What an event of the payment company makes us fetch. The rest is of no interest and is put aside as done. */
const handlers: Record<string, Handler> = {
  'checkout.session.completed': fulfilCheckout,
  'checkout.session.expired': fulfilCheckout,
  'checkout.session.async_payment_succeeded': fulfilCheckout,
  'checkout.session.async_payment_failed': fulfilCheckout,
  'payment_intent.succeeded': syncPayment,
  'payment_intent.canceled': syncPayment,
  'refund.created': syncRefund,
  'refund.updated': syncRefund,
  'refund.failed': syncRefund,
  'charge.dispute.created': syncDispute,
  'charge.dispute.updated': syncDispute,
  'charge.dispute.funds_withdrawn': syncDispute,
  'charge.dispute.funds_reinstated': syncDispute,
  'charge.dispute.closed': syncDispute,
  'account.updated': syncAccount,
  'transfer.created': syncTransfer,
  'transfer.reversed': syncTransfer,
  'transfer.updated': syncTransfer,
  'transfer.settled': finishTransfer,
}

/** Acts on what an event points at, as it is at the provider now. Repeating it changes nothing. */
export async function followEvent(deps: Deps, { type, objectId }: { type: string; objectId: string }) {
  await handlers[type]?.(deps, objectId)
}

/**
 * Works one stored event off. What can never succeed is put aside with its reason, where the admins see it; any other
 * failure is kept on the row and thrown, so that the job is tried again.
 */
export async function processInboxEvent(deps: Deps, id: string, final: boolean): Promise<void> {
  const event = await deps.db.inboxEvent.findUnique({ where: { id } })
  if (!event || event.processedAt) return
  try {
    if (event.type === malformed) await readAgain(deps, event)
    else await follow(deps, event)
    await deps.db.inboxEvent.update({
      where: { id },
      data: { processedAt: deps.now(), error: null, deadAt: null, attempts: { increment: 1 } },
    })
  } catch (error) {
    const dead = error instanceof Unprocessable
    await deps.db.inboxEvent.update({
      where: { id },
      data: {
        error: error instanceof Error ? error.message.slice(0, 500) : 'unknown',
        attempts: { increment: 1 },
        ...(dead || final ? { deadAt: deps.now() } : {}),
      },
    })
    if (!dead) throw error
  }
}

/** A company that keeps calendars says whose it is about: its delivery is read again for that. */
async function follow(deps: Deps, event: InboxEvent): Promise<void> {
  const scheduling = Object.values(deps.scheduling).find(({ name }) => name === event.provider)
  if (!scheduling) return followEvent(deps, event)
  const reading = scheduling.readEvent(deps.cipher.decrypt(event.keyId, Buffer.from(event.payload)))
  if (reading.status === 'refused') throw new Unprocessable(reading.message)
  await followScheduling(deps, scheduling.name, reading.event)
}

/** What made no sense to an earlier version may make some to this one. */
async function readAgain(deps: Deps, { provider, keyId, payload: sealed }: InboxEvent): Promise<void> {
  const payload = deps.cipher.decrypt(keyId, Buffer.from(sealed))
  const sender = [deps.payments, ...Object.values(deps.scheduling)].find(({ name }) => name === provider)
  if (!sender) throw new Unprocessable(`Nothing is set up here with ${provider} any more.`)
  const reading = sender.readEvent(payload)
  if (reading.status === 'refused') throw new Unprocessable(reading.message)
  const { id: eventId, type, objectId } = reading.event
  await receiveEvent(deps, { provider, eventId, type, objectId: objectId ?? '', payload })
}
