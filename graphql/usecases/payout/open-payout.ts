import { releaseAtOf } from '#graphql/domain/payout/release.ts'
import { sharesOf } from '#graphql/domain/payout/split.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { splitOfBooking } from './shares.ts'

type Opened = { booking: LockedBooking; capturedAt: Date }

/** The mentor's share of a paid booking, held until after the session. */
export async function openPayout(tx: Tx, { settings }: Deps, { booking, capturedAt }: Opened): Promise<void> {
  const split = splitOfBooking(booking)
  const { mentor, fee } = sharesOf(split, split.captured)
  const { id: bookingId, mentorId, endsAt, currency } = booking
  const payout = await tx.payout.create({
    data: {
      bookingId,
      mentorId,
      amountMinor: mentor,
      platformFeeMinor: fee,
      currency,
      releaseAt: releaseAtOf({ capturedAt, endsAt, holdHours: settings.payoutHoldHours }),
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
}
