import { releaseAtOf } from '#graphql/domain/payout/release.ts'
import { sharesOf } from '#graphql/domain/payout/split.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { openDisputesBehind } from '../package/contested.ts'
import { blockPayout } from './block.ts'
import { readHoldHours } from './hold-hours.ts'
import { payoutAmounts, splitOfBooking } from './shares.ts'

type Opened = { booking: LockedBooking; capturedAt: Date }

/**
 * The mentor's share of a paid booking, or of one that the platform pays for, held until after the session; and while a
 * bank contests the package that pays it.
 */
export async function openPayout(tx: Tx, deps: Deps, { booking, capturedAt }: Opened): Promise<void> {
  const split = splitOfBooking(booking)
  const { id: bookingId, mentorId, endsAt, currency } = booking
  const holdHours = await readHoldHours(tx, deps, booking)
  const payout = await tx.payout.create({
    data: {
      bookingId,
      mentorId,
      ...payoutAmounts(sharesOf(split, split.captured)),
      currency,
      releaseAt: releaseAtOf({ capturedAt, endsAt, holdHours }),
      holdHours,
    },
  })
  await appendEvent(tx, {
    type: 'payout.held',
    bookingId,
    subjectId: payout.id,
    version: booking.version,
    to: 'HELD',
    actor: 'SYSTEM',
  })
  for (const disputeId of await openDisputesBehind(tx, booking))
    await blockPayout(tx, deps, { id: bookingId, version: booking.version, payout }, 'DISPUTE', disputeId)
}
