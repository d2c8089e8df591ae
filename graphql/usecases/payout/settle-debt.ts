import { collected, oneLine } from '#graphql/domain/account/person.ts'
import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { IdempotencyKeyReused } from '#graphql/domain/idempotency.ts'
import { debtPaid, debtWrittenOff } from '#graphql/domain/ledger/postings.ts'
import type { Money } from '#graphql/domain/money/money.ts'
import { DebtNotFound, DebtRefused, debtRefusal } from '#graphql/domain/payout/debt.ts'
import type { DebtSettlement } from '#prisma/generated/client/client.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { claimKey, type KeyedCall, keyedCall } from '../idempotency.ts'
import { debtStandingOf, lockDebts } from '../ledger/debts.ts'
import { about, post } from '../ledger/post.ts'
import { audit, checkReason } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'

export const writeOffDebtErrors = [
  DebtNotFound,
  DebtRefused,
  ReasonMissing,
  InputInvalid,
  IdempotencyKeyReused,
] as const

export const receiveDebtErrors = [DebtNotFound, DebtRefused, InputInvalid, IdempotencyKeyReused] as const

/** Of which booking's debt how much; `amount` is at most what is owed when it is done, whatever the admin saw. */
type Part = { bookingId: string; amount: Money; idempotencyKey: string }

type Settlement = Pick<DebtSettlement, 'kind'> & Partial<Pick<DebtSettlement, 'reference' | 'receivedOn'>>
type Settling = { call: KeyedCall; part: Part; as: Settlement; said: string }

/** An admin gives a mentor's debt up: the platform bears it. A repeat with the same key does nothing more. */
export async function writeOffDebt(
  deps: Deps,
  viewer: PersonViewer,
  { reason: given, ...part }: Part & { reason: string },
): Promise<void> {
  const said = checkReason(given)
  const call = callOf(viewer, 'debtWriteOff', part, [said])
  await settle(deps, viewer, { call, part, said, as: { kind: 'WRITTEN_OFF' } })
}

type Receipt = { reference: string; receivedOn: string }

const mostReference = 200
/** The platform's bank may be a day ahead of UTC. */
const aheadMs = 14 * 3_600_000

/** An admin notes that the mentor paid a debt, or a part of it, at the platform's bank. */
export async function receiveDebt(
  deps: Deps,
  viewer: PersonViewer,
  { reference, receivedOn, ...part }: Part & Receipt,
): Promise<void> {
  const day = new Date(`${receivedOn}T00:00:00Z`)
  const checked = collected<{ reference: string; receivedOn: Date }>({
    reference: oneLine(reference, 1, mostReference),
    receivedOn:
      day.getTime() > deps.now().getTime() + aheadMs
        ? { message: 'This day is still to come.' }
        : { value: day },
  })
  if ('issues' in checked) throw new InputInvalid(checked.issues)
  const call = callOf(viewer, 'debtReceive', part, [checked.values.reference, receivedOn])
  const as = { kind: 'RECEIVED', ...checked.values } as const
  await settle(deps, viewer, { call, part, as, said: checked.values.reference })
}

const callOf = (viewer: PersonViewer, mutation: string, part: Part, said: readonly string[]) => {
  const { bookingId, amount, idempotencyKey } = part
  return keyedCall(viewer, mutation, idempotencyKey, [
    bookingId,
    amount.minor.toString(),
    amount.currency,
    ...said,
  ])
}

async function settle(deps: Deps, viewer: PersonViewer, settling: Settling): Promise<void> {
  const { bookingId } = settling.part
  if (!viewer.admin) throw new DebtNotFound()
  await inTransaction(deps, async (tx) => {
    if (await claimKey(tx, settling.call, bookingId)) return
    const booking = await lockBooking(tx, bookingId)
    if (!booking) throw new DebtNotFound()
    await lockDebts(tx, booking.mentorId)
    await check(tx, booking, settling.part)
    await record(tx, deps, viewer, booking, settling)
  })
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
