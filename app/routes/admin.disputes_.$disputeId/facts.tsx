import type { ResultOf } from 'gql.tada'
import { Cost } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { earnings } from '#app/words/desk.ts'
import { disputesDesk as words } from '#app/words/dispute.ts'
import type { DisputePage } from './documents.ts'

export type Dispute = Extract<ResultOf<typeof DisputePage>['node'], { __typename: 'Dispute' }>

/** How much is contested, why, and what it paid. */
export function Facts({ dispute: { amount, reason, clawedBack, booking, purchase } }: { dispute: Dispute }) {
  return (
    <dl className="facts mt-4">
      <dt>{words.contested}</dt>
      <dd>
        <Cost of={amount} />
      </dd>
      <dt>{words.reason}</dt>
      <dd>{reason.replaceAll('_', ' ')}</dd>
      {booking && <OfBooking booking={booking} />}
      {purchase && <OfPackage purchase={purchase} />}
      {clawedBack && (
        <>
          <dt>{words.clawed}</dt>
          <dd>
            <Cost of={clawedBack} />
          </dd>
        </>
      )}
    </dl>
  )
}

function OfBooking({ booking }: { booking: NonNullable<Dispute['booking']> }) {
  const { id, title, startsAt, endsAt, menteeName, mentor, payout } = booking
  return (
    <>
      <dt>{words.session}</dt>
      <dd>
        {words.of(title, menteeName, mentor.name)}, <When at={startsAt} until={endsAt} />{' '}
        <a href={`/bookings/${id}`}>{words.booking}</a>
      </dd>
      {payout && (
        <>
          <dt>{words.share}</dt>
          <dd>
            <Cost of={payout.amount} />, {earnings.states[payout.state] ?? payout.state}
          </dd>
        </>
      )}
    </>
  )
}

function OfPackage({ purchase }: { purchase: NonNullable<Dispute['purchase']> }) {
  const { id, title, ownerName, mentorName, sessions, left } = purchase
  return (
    <>
      <dt>{words.package}</dt>
      <dd>
        {words.of(title, ownerName, mentorName)} <a href={`/packages/bought/${id}`}>{words.openPackage}</a>
      </dd>
      <dt>{words.left}</dt>
      <dd>{words.leftOf(left, sessions)}</dd>
    </>
  )
}
