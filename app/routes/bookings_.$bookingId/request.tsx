import type { ResultOf } from 'gql.tada'
import { AnswerForms } from '#app/components/booking/answer-forms.tsx'
import { Cost, isNothing } from '#app/components/ui/cost.tsx'
import { Prose } from '#app/components/ui/prose.tsx'
import { When } from '#app/components/ui/when.tsx'
import { booking as situations } from '#app/words/booking.ts'
import { request as words } from '#app/words/request.ts'
import type { RequestPart } from './documents.ts'

type Booking = NonNullable<ResultOf<typeof RequestPart>['booking']>

const pending: Record<string, typeof words.paid> = { SUCCEEDED: words.paid, SAVED: words.saved }

/** A request: what of the money is only reserved, or charged later, how it was answered, and for the mentor the two answers. */
export function Request({ booking }: { booking: Booking }) {
  const { id, state, menteeName, viewerRole, declineReason, unanswered, approvable, declinable } = booking
  const side = viewerRole === 'MENTOR' ? 'MENTOR' : 'MENTEE'
  const money = moneyOf(booking)
  return (
    <>
      {state === 'REJECTED' && (
        <p className="mt-2">{unanswered ? words.unanswered[side] : words.declined[side]}</p>
      )}
      {declineReason && (
        <blockquote className="mt-2 border-s-4 border-line ps-3">
          <Prose text={declineReason} />
        </blockquote>
      )}
      {money && !isNothing(booking.price) && (
        <p className="mt-2">
          <Cost of={booking.price} /> {money[side]}
          {booking.payBy && (
            <>
              {' '}
              <When at={booking.payBy} />.
            </>
          )}
        </p>
      )}
      {booking.payBy && booking.checkoutUrl && side === 'MENTEE' && (
        <p className="mt-4">
          <a href={booking.checkoutUrl} className="button">
            {situations.waiting.pay}
          </a>
        </p>
      )}
      {(approvable || declinable) && (
        <>
          {!booking.sessionType.pendingHoldsSlot && <p className="mt-2">{words.notKept}</p>}
          <AnswerForms id={id} name={menteeName} approvable={approvable} />
        </>
      )}
    </>
  )
}

function moneyOf({ state, payment, savesCard, payBy }: Booking) {
  if (state === 'PENDING') return pending[payment?.state ?? ''] ?? words.reserved
  if (payBy) return words.toPay
  if (state === 'CONFIRMING') return payment?.state === 'SAVED' ? words.charging : words.taking
  if (savesCard) return payment?.state === 'VOIDED' || payment?.state === 'SAVED' ? words.forgotten : null
  return payment?.state === 'AUTHORISED' || payment?.state === 'VOIDED' ? words.released : null
}
