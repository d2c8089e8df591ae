import { type FragmentOf, readFragment } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { Cost, isNothing } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { earnings as words } from '#app/words/desk.ts'
import { bearers } from '#app/words/promotion.ts'

export const PayoutRowFields = graphql(`
  fragment PayoutRowFields on Payout {
    state
    releaseAt
    paidAt
    amount {
      amount
      currency
    }
    platformFee {
      amount
      currency
    }
    blocks {
      reason
    }
    booking {
      id
      title
      menteeName
      startsAt
      priceLines {
        kind
        label
        amount {
          amount
          currency
        }
      }
      payment {
        amount {
          amount
          currency
        }
        refunded {
          amount
          currency
        }
      }
    }
  }
`)

export function PayoutRow({ payout }: { payout: FragmentOf<typeof PayoutRowFields> }) {
  const { state, releaseAt, paidAt, amount, platformFee, blocks, booking } = readFragment(
    PayoutRowFields,
    payout,
  )
  const at = state === 'PAID' ? paidAt : state === 'HELD' || state === 'DUE' ? releaseAt : null
  return (
    <article className="card flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <div>
        <h3 className="font-semibold">
          <a href={`/bookings/${booking.id}`}>
            {booking.title}, {booking.menteeName}
          </a>
        </h3>
        <p>
          <When at={booking.startsAt} />
        </p>
        {!isNothing(amount) && (
          <p className="text-small text-text-quiet">
            {words.split} {booking.payment ? <Cost of={booking.payment.amount} /> : words.unpaid}; {words.fee}{' '}
            <Cost of={platformFee} />
          </p>
        )}
        {booking.payment && !isNothing(booking.payment.refunded) && (
          <p className="text-small text-text-quiet">
            <Cost of={booking.payment.refunded} /> {words.wentBack}
          </p>
        )}
        {booking.priceLines.map(
          ({ kind, label, amount: off }) =>
            bearers[kind] && (
              <p key={kind} className="text-small text-text-quiet">
                {label} <Cost of={off} />, {bearers[kind]}
              </p>
            ),
        )}
      </div>
      <div className="sm:text-end">
        <p className="text-lead font-semibold">
          <Cost of={amount} />
        </p>
        <p>
          {words.states[state] ?? state} {at && <When at={at} />}
        </p>
        {blocks.map(({ reason }) => (
          <p key={reason} className="text-warn">
            {words.reasons[reason] ?? reason}
          </p>
        ))}
      </div>
    </article>
  )
}
