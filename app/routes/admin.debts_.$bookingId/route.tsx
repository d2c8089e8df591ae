import { randomUUID } from 'node:crypto'
import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { ask } from '#app/api/ask.ts'
import { Cost, isNothing } from '#app/components/ui/cost.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { admin } from '#app/words/admin.ts'
import { debtsDesk as words } from '#app/words/dispute.ts'
import { action } from './action.server.ts'
import { DebtPage } from './documents.ts'
import { ReceiveForm, WriteOffForm } from './forms.tsx'

export { action }

export const meta = privatePage(words.heading)

export async function loader(visit: LoaderFunctionArgs) {
  const { booking } = await ask(visit, DebtPage, { id: visit.params.bookingId ?? '' })
  if (!booking?.debt) throw data(null, 404)
  const { debt, ...of } = booking
  return { booking: of, debt, key: randomUUID() }
}

/** What became of one share that had to be taken back, and what an admin can do about the rest. */
export default function DebtRoute() {
  const { booking, debt, key } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { settleable, open } = debt
  return (
    <>
      <h1 className="text-title font-semibold">{words.heading}</h1>
      {refused?.problem && <Problem title={admin.problem}>{refused.problem}</Problem>}
      <Standing booking={booking} debt={debt} />
      <p className="mt-3">
        <Link to={`/admin/ledger?booking=${booking.id}`}>{words.entries}</Link>
      </p>
      {isNothing(settleable) ? (
        !isNothing(open) && <p className="mt-4">{words.waits}</p>
      ) : (
        <>
          <ReceiveForm key={`in ${settleable.amount}`} most={settleable} sendKey={key} refused={refused} />
          <WriteOffForm key={`off ${settleable.amount}`} most={settleable} sendKey={key} refused={refused} />
        </>
      )}
    </>
  )
}

type Shown = Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'booking' | 'debt'>

function Standing({ booking, debt: { claimed, takenBack, netted, settlements, open } }: Shown) {
  return (
    <dl className="facts mt-4">
      <dt>{words.mentor}</dt>
      <dd>{booking.mentor.name}</dd>
      <dt>{words.booking}</dt>
      <dd>
        <a href={`/bookings/${booking.id}`}>{words.of(booking.title, booking.menteeName)}</a>
      </dd>
      <dt>{words.had}</dt>
      <dd>
        <Cost of={claimed} />
      </dd>
      {!isNothing(takenBack) && (
        <>
          <dt>{words.takenBack}</dt>
          <dd>
            <Cost of={takenBack} />
          </dd>
        </>
      )}
      {netted.map(({ at, amount, booking: payer }) => (
        <Fragment key={`${at}${payer.id}`}>
          <dt>{words.netted}</dt>
          <dd>
            <Cost of={amount} />,{' '}
            <a href={`/bookings/${payer.id}`}>{words.of(payer.title, payer.menteeName)}</a>, <When at={at} />
          </dd>
        </Fragment>
      ))}
      {settlements.map((settlement) => (
        <Settlement key={`${settlement.at}${settlement.kind}`} settlement={settlement} />
      ))}
      <dt>{words.left}</dt>
      <dd>
        <span role="status">{isNothing(open) ? words.over : <Cost of={open} />}</span>
      </dd>
    </dl>
  )
}

type Settled = Shown['debt']['settlements'][number]

function Settlement({ settlement: { kind, at, amount, reference, receivedOn } }: { settlement: Settled }) {
  return (
    <>
      <dt>{words[kind]}</dt>
      <dd className="wrap-anywhere">
        <Cost of={amount} />
        {reference && `, ${reference}`},{' '}
        {receivedOn ? <When at={`${receivedOn}T12:00:00Z`} zone="UTC" show="day" /> : <When at={at} />}
      </dd>
    </>
  )
}
