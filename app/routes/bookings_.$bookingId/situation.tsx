import { type FragmentOf, readFragment } from 'gql.tada'
import { Prose } from '#app/components/ui/prose.tsx'
import { When } from '#app/components/ui/when.tsx'
import { booking as words } from '#app/words/booking.ts'
import { hosts as team } from '#app/words/hosts.ts'
import { noShowFee } from '#app/words/no-show-fee.ts'
import { cameLate, Refunds } from './refunds.tsx'
import { type Situated, SituationFields } from './situation-fields.ts'
import { Waiting } from './waiting.tsx'

type Props = {
  booking: FragmentOf<typeof SituationFields>
  /** Whether a card is only saved where others pay. */
  saves: boolean
  now: string
  retryKey: string
}

const { saving } = noShowFee

/** What is true of this booking now, and the one next step. */
export function Situation({ booking: fragment, saves, now, retryKey }: Props) {
  const booking = readFragment(SituationFields, fragment)
  const { title } = said(booking, saves)
  return (
    <>
      <h1 className="text-title font-semibold" id="situation">
        {title}
      </h1>
      <Told booking={booking} saves={saves} now={now} />
      <Refunds booking={booking} />
      <Again booking={booking} retryKey={retryKey} />
    </>
  )
}

/** What was accepted is being taken, or waits for its payment because the saved card was declined. */
const accepted: Record<string, { title: string; text: string }> = {
  AUTHORISED: words.accepted,
  SAVED: words.accepted,
  OPEN: words.toPay,
}

type Said = { title: string; text?: string; live?: boolean }

function said(booking: Situated, saves: boolean): Said {
  const { state, viewerRole } = booking
  switch (state) {
    case 'AWAITING_PAYMENT':
      return { title: saves ? saving.title : words.waiting.title, live: true }
    case 'PENDING':
      return viewerRole === 'MENTOR' ? words.pendingYou : words.pending
    case 'CONFIRMING':
      return { ...(accepted[booking.payment?.state ?? ''] ?? words.confirming), live: true }
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
      return saves ? saving.expired : { ...words.expired, text: expiry(booking) }
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

/** Whether money is still on its way, or came too late. */
function expiry(booking: Situated): string {
  if (booking.payment?.state === 'PROCESSING') return words.expired.underWay
  return cameLate(booking) ? words.expired.paidLate : words.expired.text
}

/** Who cancelled, from where the reader stands; which of several mentors it was stands in their mails. */
function canceller({ cancelledBy, viewerRole, mentor, hosts, menteeName }: Situated): string {
  if (cancelledBy === 'MENTOR' && hosts.length > 1) return team.oneCancelled
  if (cancelledBy !== null && cancelledBy === viewerRole) return words.cancelled.byYou
  if (cancelledBy === 'MENTOR') return words.cancelled.by(mentor.name)
  if (cancelledBy === 'MENTEE' || cancelledBy === 'PARTNER') return words.cancelled.by(menteeName)
  return words.cancelled.by(words.cancelled.us)
}

function Told({ booking, saves, now }: { booking: Situated; saves: boolean; now: string }) {
  const { text, live } = said(booking, saves)
  return (
    <>
      {text && (
        <p className="mt-2">
          {text}
          {booking.state === 'PENDING' && booking.respondBy && (
            <>
              {' '}
              {booking.viewerRole === 'MENTOR' ? words.answerUntil : words.answersUntil}{' '}
              <When at={booking.respondBy} />.
            </>
          )}
        </p>
      )}
      {booking.cancelReason && (
        <blockquote className="mt-2 border-s-4 border-line ps-3">
          <Prose text={booking.cancelReason} />
        </blockquote>
      )}
      {booking.state === 'AWAITING_PAYMENT' && <Waiting booking={booking} saves={saves} now={now} />}
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
