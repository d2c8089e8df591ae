import { transferHoldExpiresAt } from '#graphql/domain/booking/deadline.ts'
import { PromotionRefused, TooManyHolds } from '#graphql/domain/booking/errors.ts'
import type { Booking } from '#prisma/generated/client/client.ts'
import type { Deps, Settings, Tx } from '../deps.ts'
import { payErrors, refuseUnpayable } from '../payment/company.ts'
import { retakeCode } from '../promotion/apply.ts'

type Holder = { menteeEmail: string; sourceHash: string | null }

const perMentee = 3
const perSource = 10

/** Unpaid holds keep times from others: at most 3 per mentee and, in production, 10 per source address. */
async function refuseTooManyHolds(tx: Tx, holder: Holder, { production }: Settings) {
  const { menteeEmail, sourceHash } = holder
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`holds:${menteeEmail.toLowerCase()}`}, 0))`
  const state = 'AWAITING_PAYMENT'
  if ((await tx.booking.count({ where: { state, menteeEmail } })) >= perMentee) throw new TooManyHolds()
  if (!production || sourceHash === null) return
  if ((await tx.booking.count({ where: { state, sourceHash } })) >= perSource) throw new TooManyHolds()
}

export const holdAnewErrors = [PromotionRefused, TooManyHolds, ...payErrors] as const

/** What a booking needs once more beside its time. Throws PromotionRefused, TooManyHolds, or what refuseUnpayable does. */
export async function refuseHoldAnew(tx: Tx, deps: Deps, booking: Booking): Promise<void> {
  await refuseUnpayable(tx, deps, booking)
  await retakeCode(tx, deps, booking)
  await refuseTooManyHolds(tx, booking, deps.settings)
}

/** Whether it can be paid here and now, and by somebody who does not hold too much already. */
export async function refuseUnpaidHold(
  tx: Tx,
  deps: Deps,
  type: Pick<Booking, 'requiresApproval' | 'savesCard' | 'noShowFeeMinor'>,
  holder: Holder,
): Promise<void> {
  await refuseUnpayable(tx, deps, type)
  await refuseTooManyHolds(tx, holder, deps.settings)
}

/** Until when a time is held for its payment, from now on. */
export function holdEnd({ payments, settings, now }: Deps, startsAt: Date): Date {
  const at = now()
  const { payWithinDays: days } = payments
  if (days === null) return new Date(at.getTime() + settings.holdMinutes * 60_000)
  return transferHoldExpiresAt({ at, startsAt, days }, settings.holdMinutes)
}
