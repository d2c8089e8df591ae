import { partsTaken } from '#graphql/domain/dispute/parts.ts'
import { disputedOf } from '#graphql/domain/dispute/state.ts'
import type { Dispute } from '#prisma/generated/client/client.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Taken } from '../dispute/claw.ts'
import { sharesNow } from '../payout/shares.ts'
import { type LockedPurchase, sumOf, unspentOf } from './lock.ts'

/** A bought package, and the sessions that it paid, all locked. */
export type Contested = { purchase: LockedPurchase; bookings: readonly LockedBooking[] }

/** What a bank took, by whose it was: `rest` was nobody's any more. */
export type Division = {
  fromCredit: bigint
  sessions: readonly { booking: LockedBooking; taken: Taken }[]
  rest: bigint
}

/** What the bank has of it. */
export const takenBy = ({ withdrawnMinor, reinstatedMinor }: Dispute): bigint =>
  disputedOf({ withdrawn: withdrawnMinor, reinstated: reinstatedMinor })

/** What banks took that contested the package before this one and have not decided. */
export const takenBefore = ({ purchase: { disputes } }: Contested, dispute: Dispute): bigint =>
  disputes
    .slice(
      0,
      disputes.findIndex(({ id }) => id === dispute.id),
    )
    .reduce((sum, each) => (each.settledAt ? sum : sum + takenBy(each)), 0n)

/** From what was not spent, then from the sessions, the latest first, behind what others took `before`. */
export function divide(
  { purchase, bookings }: Contested,
  dispute: Dispute,
  { before, amount }: { before: bigint; amount: bigint },
): Division {
  const { id: disputeId, providerDisputeId } = dispute
  const nthOf = ({ id }: LockedBooking) => purchase.credits.find((each) => each.bookingId === id)?.nth ?? 0
  const latestFirst = [...bookings].sort((a, b) => nthOf(b) - nthOf(a))
  const pieces = [sumOf(unspentOf(purchase)), ...latestFirst.map((each) => sharesNow(each)?.kept ?? 0n)]
  const [fromCredit = 0n, ...parts] = partsTaken(pieces, { before, amount })
  const sessions = latestFirst.map((booking, at) => {
    const taken = { disputeId, key: `${providerDisputeId}:${booking.id}`, amount: parts[at] ?? 0n }
    return { booking, taken }
  })
  return { fromCredit, sessions, rest: parts.reduce((left, part) => left - part, amount - fromCredit) }
}
