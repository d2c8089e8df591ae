import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { plainReason } from '#graphql/domain/operations/stuck.ts'
import type {
  Booking,
  Mentor,
  Payout,
  PayoutBlock,
  PayoutBlockReason,
  Transfer,
} from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { deliver, type OwedMail } from './deliver.ts'

/** These have mails of their own. */
type Told = 'COMPLAINT' | 'DISPUTE'
const isTold = (reason: PayoutBlockReason): reason is Told => reason === 'COMPLAINT' || reason === 'DISPUTE'

/** What stands in the way, and what the mentor can do about it. */
const explanation: Record<Exclude<PayoutBlockReason, Told>, string> = {
  NO_ACCOUNT: 'You have no account to be paid to yet. Set one up and it goes on by itself.',
  TRANSFERS_OFF:
    'Your account cannot take transfers at the moment. See what is asked for and it goes on by itself.',
  FUNDS: 'The payment has not reached our balance yet. It goes on by itself.',
  CURRENCY: 'We cannot pay out in this currency at the moment. It goes on by itself as soon as we can.',
  ADMIN: 'It is being looked at. We will be in touch.',
}

/** Tells the mentor that a payout is on its way, or what stands in its way; the admins of one that needs them. */
export async function sendPayoutMails(deps: Deps, payoutId: string): Promise<void> {
  const payout = await deps.db.payout.findUnique({
    where: { id: payoutId },
    include: {
      mentor: { include: { person: true } },
      booking: true,
      blocks: { where: { endedAt: null } },
      transfers: true,
    },
  })
  if (!payout) return
  const { mentor, booking } = payout
  const amount = displayMoney(storedMoney(payout.amountMinor, payout.currency))
  const to = { name: mentor.name, address: mentor.person.email }
  const link = { label: 'See your earnings', url: `${deps.settings.appUrl}/mentor/earnings` }
  const facts: [string, string][] = [['For', `${booking.title} with ${booking.menteeName}`]]
  const shared = { bookingId: booking.id, to }
  if (payout.state === 'PAID') {
    if (payout.amountMinor === 0n) return
    const letter = { ...(await sentLetter(deps, payout)), facts, link }
    return deliver(deps, [
      { ...shared, kind: 'payoutSent', occasion: `${payout.id}:${payout.attempt}`, letter },
    ])
  }
  const alerts = payout.failedAt ? await failedAlerts(deps, payout) : []
  const waiting = payout.blocks.flatMap((block) => {
    const { reason } = block
    if (isTold(reason)) return []
    const letter = { subject: `${amount} is waiting`, lines: [explanation[reason]], facts, link }
    return [{ ...shared, kind: 'payoutBlocked' as const, occasion: occasionOf(block), letter }]
  })
  await deliver(deps, [...alerts, ...waiting])
}

/** What is tried again every hour is told once; whatever else stands in the way, each time that it does. */
function occasionOf({ id, payoutId, reason }: PayoutBlock): string {
  return reason === 'FUNDS' || reason === 'CURRENCY' ? `${payoutId}:${reason}` : id
}

type Failed = Pick<Payout, 'id' | 'attempt' | 'amountMinor' | 'currency' | 'failureReason' | 'bookingId'> & {
  booking: Pick<Booking, 'title' | 'menteeName'>
  mentor: Pick<Mentor, 'name'>
}

/** Nobody tries it again by itself. */
async function failedAlerts({ db, settings }: Deps, payout: Failed): Promise<OwedMail[]> {
  const { id, attempt, bookingId, booking, mentor, failureReason } = payout
  const admins = await db.person.findMany({ where: { admin: true } })
  const letter = {
    subject: 'A payout failed and needs you',
    lines: [
      `A share of ${displayMoney(storedMoney(payout.amountMinor, payout.currency))} could not be sent to ${mentor.name}. Look at the reason, then have it sent again.`,
    ],
    facts: [
      ['For', `${booking.title} with ${booking.menteeName}`],
      ['Why', plainReason(failureReason ?? 'unknown')],
    ] satisfies [string, string][],
    link: { label: 'Open the stuck bookings', url: `${settings.appUrl}/admin/stuck` },
  }
  return admins.map(({ name, email }) => {
    const to = { name, address: email }
    return { kind: 'payoutFailedAlert', occasion: `${id}:${attempt}`, bookingId, to, letter }
  })
}

type Paid = Pick<Payout, 'currency' | 'bookingId'> & {
  transfers: readonly Pick<Transfer, 'amountMinor' | 'reversedMinor'>[]
}

/** What went to the account now, and what came off it. */
async function sentLetter({ db }: Deps, { currency, bookingId, transfers }: Paid) {
  const { _sum } = await db.posting.aggregate({
    where: { bookingId, account: 'mentor_due', entry: { fact: 'debtNetted' } },
    _sum: { amountMinor: true },
  })
  const netted = _sum.amountMinor ?? 0n
  const arrived = transfers.reduce((sum, each) => sum + each.amountMinor - each.reversedMinor, 0n)
  const amount = displayMoney(storedMoney(arrived, currency))
  const off = displayMoney(storedMoney(netted, currency))
  const owed = netted > 0n ? [`${off} came off it for what you owed; your earnings page says for what.`] : []
  if (arrived === 0n && netted > 0n)
    return { subject: `${off} went to what you owed`, lines: [`Your share was ${off}.`, ...owed] }
  return { subject: `${amount} is on its way to you`, lines: [`${amount} went to your account.`, ...owed] }
}
