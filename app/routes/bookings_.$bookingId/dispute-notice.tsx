import type { ResultOf } from 'gql.tada'
import { Cost, isNothing } from '#app/components/ui/cost.tsx'
import { giveBack } from '#app/words/admin.ts'
import { dispute as words } from '#app/words/dispute.ts'
import type { DisputePart } from './documents.ts'

type Props = { booking: NonNullable<ResultOf<typeof DisputePart>['booking']> }

/** To the mentor and the admins what the bank says and what it means; to the mentee that it is so. */
export function DisputeNotices({
  booking: { id: booking, viewerRole, disputed, disputes, refundable },
}: Props) {
  if (viewerRole === 'MENTEE') return disputed ? <p className="notice mt-6">{words.toMentee}</p> : null
  const notices = disputes.map(({ id, state, clawedBack, purchase }) => (
    <section key={id} className="notice mt-6" aria-labelledby={id}>
      <h2 id={id} className="font-semibold">
        {words.titles[purchase ? 'package' : 'payment'][state.startsWith('INQUIRY') ? 'asks' : 'contests']}
      </h2>
      <p>
        {(viewerRole === 'ADMIN' ? words.forAdmin[state] : null) ?? words.open[state] ?? words.over[state]}
      </p>
      {clawedBack && state !== 'WON' && (
        <p>
          <Cost of={clawedBack} />{' '}
          {(viewerRole === 'ADMIN' ? words.clawedOfTheirs : words.clawedOf)[purchase ? 'package' : 'payment']}{' '}
          {state === 'LOST' ? words.clawedLost : words.clawed}
        </p>
      )}
      {viewerRole === 'ADMIN' && (
        <p className="mt-3">
          <a href={`/admin/disputes/${id}`}>
            {state === 'INQUIRY' || state === 'NEEDS_RESPONSE' ? words.answer : words.see}
          </a>
        </p>
      )}
    </section>
  ))
  if (viewerRole !== 'ADMIN' || isNothing(refundable)) return notices
  return (
    <>
      {notices}
      <p className="mt-6">
        <a href={`/admin/refunds/${booking}`} className="inline-flex min-h-8 items-center">
          {giveBack.title}
        </a>
      </p>
    </>
  )
}
