import type { ResultOf } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { Cost, isNothing } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { debts as words } from '#app/words/dispute.ts'

/** Apart from the page's own document, which is full. */
export const DebtsPart = graphql(`
  query DebtsPart {
    debts {
      claimed {
        amount
        currency
      }
      takenBack {
        amount
        currency
      }
      open {
        amount
        currency
      }
      settlements {
        kind
        at
        receivedOn
        amount {
          amount
          currency
        }
      }
      netted {
        at
        amount {
          amount
          currency
        }
        booking {
          id
          title
          menteeName
        }
      }
      booking {
        id
        title
        menteeName
      }
    }
  }
`)

type Debt = ResultOf<typeof DebtsPart>['debts'][number]

/** What had to be taken back, what was, and off which payouts the rest came; in plain words. */
export function Debts({ debts }: { debts: readonly Debt[] }) {
  if (debts.length === 0) return null
  return (
    <section className="mt-8" aria-labelledby="debts">
      <h2 id="debts" className="text-lead font-semibold">
        {words.title}
      </h2>
      <p className="mt-2 text-text-quiet">{words.text}</p>
      <ul className="mt-3 grid gap-3">
        {debts.map((debt) => (
          <li key={debt.booking.id} className="card">
            <Row debt={debt} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row({ debt: { claimed, takenBack, open, netted, settlements, booking } }: { debt: Debt }) {
  return (
    <>
      <h3 className="font-semibold">
        <a href={`/bookings/${booking.id}`}>
          {booking.title}, {booking.menteeName}
        </a>
      </h3>
      <p>
        <Cost of={claimed} /> {words.claimed}
      </p>
      {!isNothing(takenBack) && (
        <p>
          <Cost of={takenBack} /> {words.takenBack}
        </p>
      )}
      {netted.map(({ at, amount, booking: payer }) => (
        <p key={`${at}${payer.id}`}>
          <Cost of={amount} /> {words.netted}{' '}
          <a href={`/bookings/${payer.id}`}>
            {payer.title}, {payer.menteeName}
          </a>{' '}
          {words.on} <When at={at} />.
        </p>
      ))}
      {settlements.map(({ kind, at, receivedOn, amount }) => (
        <p key={`${kind}${at}`}>
          <Cost of={amount} />{' '}
          {kind === 'RECEIVED' ? (
            <>
              {words.received} <When at={receivedOn ? `${receivedOn}T12:00:00Z` : at} zone="UTC" show="day" />
            </>
          ) : (
            <>
              {words.writtenOff} <When at={at} />
            </>
          )}
          .
        </p>
      ))}
      <p className={isNothing(open) ? 'text-text-quiet' : 'text-warn'}>
        {isNothing(open) ? (
          words.settled
        ) : (
          <>
            <Cost of={open} /> {words.open}
          </>
        )}
      </p>
    </>
  )
}
