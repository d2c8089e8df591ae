import type { ResultOf } from 'gql.tada'
import { Cost, isNothing } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { afterSession as words } from '#app/words/after-session.ts'
import { earnings } from '#app/words/desk.ts'
import { noShowFee } from '#app/words/no-show-fee.ts'
import { ComplaintNotice } from './complaint-notice.tsx'
import type { AfterSessionPart } from './documents.ts'

type Booking = NonNullable<ResultOf<typeof AfterSessionPart>['booking']>

/** From the start of a session on: whether it took place, who says what, and what becomes of the money. */
export function AfterSession({ booking }: { booking: Booking }) {
  const { id, viewerRole, menteeName, complaint, complainable, complainableUntil } = booking
  const { noShowReportable, noShowCorrectable } = booking
  const fee = owesFee(booking)
  return (
    <>
      <Became booking={booking} />
      <Share booking={booking} />
      {complaint && (
        <ComplaintNotice
          complaint={complaint}
          id={id}
          viewerRole={viewerRole}
          menteeName={menteeName}
          fee={fee}
        />
      )}
      {complainable && complainableUntil && (
        <p className="mt-6">
          <a href={`/bookings/${id}/complaint`} className="inline-flex min-h-8 items-center">
            {fee ? noShowFee.object : words.complain}
          </a>{' '}
          <span className="text-text-quiet">
            {words.until} <When at={complainableUntil} />.
          </span>
        </p>
      )}
      {noShowReportable.length > 0 && (
        <p className="mt-6">
          <a href={`/bookings/${id}/no-show`} className="inline-flex min-h-8 items-center">
            {words.report}
          </a>
        </p>
      )}
      {noShowCorrectable && (
        <form method="post" className="mt-4">
          <button
            type="submit"
            name="intent"
            value="tookPlace"
            className="button button-quiet"
            data-pending={words.correcting}
          >
            {words.correct}
          </button>
        </form>
      )}
    </>
  )
}

/** Whether what is at stake is a fee for not coming that was not paid. */
const owesFee = ({ noShowFee: fee }: Booking) => fee !== null && fee.state !== 'CHARGED'

/** Who did not come, and what that means to the reader. */
function Became({ booking }: { booking: Booking }) {
  const { state, noShowOf, viewerRole, complaint, price } = booking
  if (noShowOf === 'MENTEE' && (booking.noShowFee || isNothing(price)))
    return <p className="mt-2">{noShowFee.missing[viewerRole ?? ''] ?? noShowFee.missingToOthers}</p>
  if (noShowOf) {
    const said = words.missing[noShowOf]?.[viewerRole ?? ''] ?? words.missingToOthers[noShowOf]
    return <p className="mt-2">{said}</p>
  }
  return state === 'COMPLETED' && !complaint ? <p className="mt-2">{words.further}</p> : null
}

/** The mentor's share once the session is over; to nobody else. */
function Share({ booking: { state, viewerRole, payout } }: { booking: Booking }) {
  const over = state === 'COMPLETED' || state === 'NO_SHOW'
  if (!over || viewerRole !== 'MENTOR' || !payout) return null
  const at = payout.state === 'PAID' ? payout.paidAt : payout.state === 'HELD' ? payout.releaseAt : null
  return (
    <p className="mt-4">
      {words.share}{' '}
      <strong>
        <Cost of={payout.amount} />
      </strong>
      , {earnings.states[payout.state] ?? payout.state} {at && <When at={at} />}
    </p>
  )
}
