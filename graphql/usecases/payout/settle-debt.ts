import { InputInvalid } from '#graphql/domain/errors.ts'
import { debtPaid, debtWrittenOff } from '#graphql/domain/ledger/postings.ts'
import type { Money } from '#graphql/domain/money/money.ts'
import { DebtNotFound, DebtRefused, debtRefusal } from '#graphql/domain/payout/debt.ts'
import type { DebtSettlement } from '#prisma/generated/client/client.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { claimKey, keyedCall } from '../idempotency.ts'
import { debtStandingOf, lockDebts } from '../ledger/debts.ts'
import { about, post } from '../ledger/post.ts'
import { audit } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'

/** Of which booking's debt how much; `amount` is at most what is owed when it is done, whatever the admin saw. */
export type Part = { bookingId: string; amount: Money; idempotencyKey: string }

type Settlement = Pick<DebtSettlement, 'kind'> & Partial<Pick<DebtSettlement, 'reference' | 'receivedOn'>>

/** `said`: what the audit keeps of it. */
type Settling = { part: Part; as: Settlement; said: string }

/** Ends a part of a mentor's debt, or all of it, other than off payouts. A repeat with the same key does nothing more. */
export async function settleDebt(deps: Deps, viewer: PersonViewer, settling: Settling): Promise<void> {
  const { bookingId, idempotencyKey } = settling.part
  if (!viewer.admin) throw new DebtNotFound()
  const call = keyedCall(viewer, 'debtSettle', idempotencyKey, argumentsOf(settling))
  await inTransaction(deps, async (tx) => {
    if (await claimKey(tx, call, bookingId)) return
    const booking = await lockBooking(tx, bookingId)
    if (!booking) throw new DebtNotFound()
    await lockDebts(tx, booking.mentorId)
    await check(tx, booking, settling.part)
    await record(tx, deps, viewer, booking, settling)
  })
}

const argumentsOf = ({ part: { bookingId, amount }, as, said }: Settling) => {
  return { ...as, said, bookingId, minor: amount.minor.toString(), currency: amount.currency }
}

async function check(tx: Tx, { id, currency }: LockedBooking, { amount }: Part): Promise<void> {
  const standing = await debtStandingOf(tx, id)
  if (!standing) throw new DebtNotFound()
  if (amount.currency !== currency || amount.minor <= 0n) {
    const message = 'Enter an amount of this debt’s currency, more than nothing.'
    throw new InputInvalid([{ path: ['amount'], message }])
  }
  const refusal = debtRefusal(standing, amount.minor)
  if (refusal) throw new DebtRefused(refusal)
}

async function record(
  tx: Tx,
  deps: Deps,
  viewer: PersonViewer,
  booking: LockedBooking,
  { part: { amount }, as, said }: Settling,
): Promise<void> {
  const { id: bookingId, version } = booking
  const { minor: amountMinor, currency } = amount
  const at = deps.now()
  const { id } = await tx.debtSettlement.create({ data: { ...as, bookingId, amountMinor, currency, at } })
  const debt = { debtId: id, amount: amountMinor }
  const tags = about(deps, booking)
  const received = as.kind === 'RECEIVED'
  await post(tx, received ? debtPaid(tags, { ...debt, into: 'bank' }) : debtWrittenOff(tags, debt), at)
  const action = received ? 'debt.received' : 'debt.writtenOff'
  const by = { actor: 'ADMIN', actorId: viewer.personId, reason: said } as const
  await appendEvent(tx, { type: action, bookingId, subjectId: id, version, ...by })
  await audit(tx, deps, viewer, { action, subjectType: 'Booking', subjectId: bookingId, reason: said })
}
