import { type FragmentOf, readFragment } from 'gql.tada'
import { Prose } from '#app/components/ui/prose.tsx'
import { When } from '#app/components/ui/when.tsx'
import { booking as words } from '#app/words/booking.ts'
import { hosts as team } from '#app/words/hosts.ts'
import { cameLate, Refunds } from './refunds.tsx'
import { type Situated, SituationFields } from './situation-fields.ts'
import { Waiting } from './waiting.tsx'

type Props = { booking: FragmentOf<typeof SituationFields>; now: string; retryKey: string }

/** What is true of this booking now, and the one next step. */
export function Situation({ booking: fragment, now, retryKey }: Props) {
  const booking = readFragment(SituationFields, fragment)
  const { title } = said(booking)
  return (
    <>
      <h1 className="text-title font-semibold" id="situation">
        {title}
      </h1>
      <Told booking={booking} now={now} />
      <Refunds booking={booking} />
      <Again booking={booking} retryKey={retryKey} />
    </>
  )
}

type Said = { title: string; text?: string; live?: boolean }

function said(booking: Situated): Said {
  const { state, viewerRole } = booking
  switch (state) {
    case 'AWAITING_PAYMENT':
      return { title: words.waiting.title, live: true }
    case 'PENDING':
      return words.pending
    case 'CONFIRMING':
      return { ...words.confirming, live: true }
    case 'CONFIRMED':
      return {
        title: words.confirmed.title,
        text: words.confirmed.to[viewerRole ?? ''] ?? words.confirmed.toOthers,
      }
    case 'COMPLETED':
      return words.completed
    case 'NO_SHOW':
      return words.noShow
    case 'EXPIRED':
      return cameLate(booking) ? { ...words.expired, text: words.expired.paidLate } : words.expired
    case 'PAYMENT_FAILED':
      return words.paymentFailed
    case 'REJECTED':
      return words.rejected
    case 'FAILED':
      return words.failed
    case 'CANCELLED':
      return { title: words.cancelled.title, text: canceller(booking) }
    default:
      return words.other
  }
}

/** Who cancelled, from where the reader stands; which of several mentors it was stands in their mails. */
function canceller({ cancelledBy, viewerRole, mentor, hosts, menteeName }: Situated): string {
  if (cancelledBy === 'MENTOR' && hosts.length > 1) return team.oneCancelled
  if (cancelledBy !== null && cancelledBy === viewerRole) return words.cancelled.byYou
  if (cancelledBy === 'MENTOR') return words.cancelled.by(mentor.name)
  if (cancelledBy === 'MENTEE' || cancelledBy === 'PARTNER') return words.cancelled.by(menteeName)
  return words.cancelled.by(words.cancelled.us)
}

function Told({ booking, now }: { booking: Situated; now: string }) {
  const { text, live } = said(booking)
  return (
    <>
      {text && (
        <p className="mt-2">
          {text}
          {booking.state === 'PENDING' && booking.respondBy && (
            <>
              {' '}
              {words.answersUntil} <When at={booking.respondBy} />.
            </>
          )}
        </p>
      )}
      {booking.cancelReason && (
        <blockquote className="mt-2 border-s-4 border-line ps-3">
          <Prose text={booking.cancelReason} />
        </blockquote>
      )}
      {booking.state === 'AWAITING_PAYMENT' && <Waiting booking={booking} now={now} />}
      {live && (
        <noscript>
          <p className="mt-4">
            <a href={`/bookings/${booking.id}`}>{words.check}</a>
          </p>
        </noscript>
      )}
    </>
  )
}

/** After an end without money: the same time once more, or another one. */
function Again({
  booking: { retryable, state, mentor, viewerRole },
  retryKey,
}: {
  booking: Situated
  retryKey: string
}) {
  const over = ['EXPIRED', 'PAYMENT_FAILED', 'REJECTED', 'FAILED', 'CANCELLED'].includes(state)
  if (!over || viewerRole === 'MENTOR') return null
  return (
    <div className="mt-4">
      {retryable && (
        <form method="post" className="mb-3">
          <p className="mb-3">{words.expired.again}</p>
          <input type="hidden" name="key" value={retryKey} />
          <button type="submit" name="intent" value="retry" className="button" data-pending={words.retrying}>
            {words.retry}
          </button>
        </form>
      )}
      <a href={`/mentors/${mentor.handle}`}>{words.chooseOther}</a>
    </div>
  )
}
