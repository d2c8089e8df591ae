import type { ResultOf } from 'gql.tada'
import { Cost } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { noShowFee as words } from '#app/words/no-show-fee.ts'
import type { FeePart } from './documents.ts'

type Booking = NonNullable<ResultOf<typeof FeePart>['booking']>
type Fee = NonNullable<Booking['noShowFee']>

/** Whether a card is only saved where others pay. */
export const onlySaves = (booking: Booking | null): boolean =>
  booking !== null && (booking.savesCard || booking.noShowFee !== null)

const before: readonly string[] = ['AWAITING_PAYMENT', 'EXPIRED', 'PAYMENT_FAILED']

/** What was agreed about not coming, how that stands, and the card that is kept for it. */
export function NoShowFee({ booking }: { booking: Booking }) {
  const { id, state, viewerRole, noShowFee: fee, keptCard: card } = booking
  const mentee = viewerRole !== 'MENTOR'
  return (
    <>
      {fee && !before.includes(state) && <Standing fee={fee} side={mentee ? 'MENTEE' : 'MENTOR'} />}
      {card && mentee && (
        <div className="mt-4 text-small text-text-quiet">
          {card.neededUntil && (
            <p>
              {words.card.kept} <When at={card.neededUntil} />.
            </p>
          )}
          {card.forgettable && (
            <form method="post" className="flex flex-wrap items-center gap-3">
              <input type="hidden" name="bookingId" value={id} />
              <button
                type="submit"
                name="intent"
                value="forgetCard"
                className="button button-quiet"
                data-pending={words.card.forgetting}
              >
                {words.card.forget}
              </button>
              {words.card.gone}
            </form>
          )}
        </div>
      )}
    </>
  )
}

function Standing({ fee, side }: { fee: Fee; side: 'MENTEE' | 'MENTOR' }) {
  const at = fee.state === 'TO_PAY' ? fee.payBy : fee.chargeAt
  return (
    <>
      <p className="mt-4">
        {words.amount} <Cost of={fee.amount} /> {words.states[fee.state]?.[side]}
        {at && (
          <>
            {' '}
            <When at={at} />.
          </>
        )}
      </p>
      {fee.checkoutUrl && (
        <p className="mt-4">
          <a href={fee.checkoutUrl} className="button">
            {words.pay}
          </a>
        </p>
      )}
    </>
  )
}
