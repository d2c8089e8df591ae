import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { PayoutBlockReason } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { deliver } from './deliver.ts'

/** What stands in the way, and what the mentor can do about it. */
const explanation: Record<Exclude<PayoutBlockReason, 'COMPLAINT'>, string> = {
  NO_ACCOUNT: 'You have no account to be paid to yet. Set one up and it goes on by itself.',
  TRANSFERS_OFF:
    'Your account cannot take transfers at the moment. See what is asked for and it goes on by itself.',
  DISPUTE: 'The mentee’s bank contests the payment. We answer it and keep you informed.',
  FUNDS: 'The payment has not reached our balance yet. It goes on by itself.',
  CURRENCY: 'We cannot pay out in this currency at the moment. We will be in touch.',
  ADMIN: 'It is being looked at. We will be in touch.',
}

/** Tells the mentor that a payout is on its way, or what stands in its way. */
export async function sendPayoutMails(deps: Deps, payoutId: string): Promise<void> {
  const payout = await deps.db.payout.findUnique({
    where: { id: payoutId },
    include: { mentor: { include: { person: true } }, booking: true, blocks: { where: { endedAt: null } } },
  })
  if (!payout) return
  const { mentor, booking } = payout
  const amount = displayMoney(storedMoney(payout.amountMinor, payout.currency))
  const to = { name: mentor.name, address: mentor.person.email }
  const link = { label: 'See your earnings', url: `${deps.settings.appUrl}/mentor/earnings` }
  const facts: [string, string][] = [['For', `${booking.title} with ${booking.menteeName}`]]
  const shared = { bookingId: booking.id, to }
  const block = payout.blocks.find(({ reason }) => reason !== 'COMPLAINT')
  if (payout.state === 'PAID') {
    const letter = {
      subject: `${amount} is on its way to you`,
      lines: [`${amount} went to your account.`],
      facts,
      link,
    }
    return deliver(deps, [
      { ...shared, kind: 'payoutSent', occasion: `${payout.id}:${payout.attempt}`, letter },
    ])
  }
  // A complaint has mails of its own.
  if (!block || block.reason === 'COMPLAINT') return
  const letter = { subject: `${amount} is waiting`, lines: [explanation[block.reason]], facts, link }
  await deliver(deps, [{ ...shared, kind: 'payoutBlocked', occasion: block.id, letter }])
}
