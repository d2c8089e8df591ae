import { TooManyHolds } from '#graphql/domain/booking/errors.ts'
import type { Booking } from '#prisma/generated/client/client.ts'
import type { Deps, Settings, Tx } from '../deps.ts'
import { retakeCode } from '../promotion/apply.ts'

type Holder = { menteeEmail: string; sourceHash: string | null }

const perMentee = 3
const perSource = 10

/** Unpaid holds keep times from others: at most 3 per mentee and, in production, 10 per source address. */
export async function refuseTooManyHolds(tx: Tx, holder: Holder, { production }: Settings) {
  const { menteeEmail, sourceHash } = holder
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`holds:${menteeEmail.toLowerCase()}`}, 0))`
  const state = 'AWAITING_PAYMENT'
  if ((await tx.booking.count({ where: { state, menteeEmail } })) >= perMentee) throw new TooManyHolds()
  if (!production || sourceHash === null) return
  if ((await tx.booking.count({ where: { state, sourceHash } })) >= perSource) throw new TooManyHolds()
}

/** What a booking needs once more beside its time. Throws PromotionRefused or TooManyHolds. */
export async function refuseHoldAnew(tx: Tx, deps: Deps, booking: Booking): Promise<void> {
  await retakeCode(tx, deps, booking)
  await refuseTooManyHolds(tx, booking, deps.settings)
}
