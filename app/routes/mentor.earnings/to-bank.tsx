import { Link } from '@remix-run/react'
import type { ResultOf } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { useReader } from '#app/time/reader.ts'
import { toBank as words } from '#app/words/bank.ts'

/** Apart from the page's own document, which is full; and another company is asked for it. */
export const ToBankPart = graphql(`
  query ToBankPart($after: String) {
    viewer {
      mentor {
        payoutAccount {
          detailsSubmitted
          payoutsEnabled
        }
        bankPayouts(first: 10, after: $after) {
          told
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            cursor
            node {
              arrivesOn
              state
              failure
              automatic
              bankName
              bankLastDigits
              amount {
                amount
                currency
              }
            }
          }
        }
      }
    }
  }
`)

type Mentor = NonNullable<NonNullable<ResultOf<typeof ToBankPart>['viewer']>['mentor']>
type Row = NonNullable<Mentor['bankPayouts']>['edges'][number]['node']

/** What went on to the mentor's bank, in plain words, and the way to where the bank account is changed. */
export function ToBank({ mentor: { payoutAccount, bankPayouts } }: { mentor: Mentor }) {
  if (!bankPayouts || bankPayouts.told === 'NEVER' || bankPayouts.told === 'NO_ACCOUNT') return null
  const { told, edges, pageInfo } = bankPayouts
  return (
    <section className="mt-8" aria-labelledby="to-bank">
      <h2 id="to-bank" className="text-lead font-semibold">
        {words.title}
      </h2>
      <p className="mt-2 text-text-quiet">{words.text}</p>
      {told === 'NOT_NOW' && <p className="mt-2 text-warn">{words.notNow}</p>}
      {told === 'TOLD' && edges.length === 0 && <p className="mt-2">{words.none}</p>}
      {edges.length > 0 && <BankPayouts rows={edges} />}
      {pageInfo.hasNextPage && (
        <p className="mt-2">
          <Link to={`?${new URLSearchParams({ bankAfter: pageInfo.endCursor ?? '' })}#to-bank`}>
            {words.older}
          </Link>
        </p>
      )}
      {payoutAccount?.detailsSubmitted && (
        <form
          method="post"
          action="/mentor/earnings/dashboard"
          className="mt-3 flex flex-wrap items-center gap-3"
        >
          <button type="submit" className="button button-quiet">
            {words.open}
          </button>
          <span className="text-small text-text-quiet">{words.openText}</span>
        </form>
      )}
    </section>
  )
}

function BankPayouts({ rows }: { rows: readonly { cursor: string; node: Row }[] }) {
  return (
    <Table label={words.table} columns={[words.day, { end: words.amount }, words.state, words.bank]}>
      {rows.map(({ cursor, node }) => (
        <Line key={cursor} of={node} />
      ))}
    </Table>
  )
}

function Line({
  of: { arrivesOn, state, failure, automatic, bankName, bankLastDigits, amount },
}: {
  of: Row
}) {
  const { locale } = useReader()
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const bank = [bankName, bankLastDigits && words.endsIn(bankLastDigits)].filter(Boolean).join(', ')
  return (
    <tr className="border-b border-line align-top">
      <td className="p-2 whitespace-nowrap">
        <time dateTime={arrivesOn}>{day.format(new Date(`${arrivesOn}T00:00:00Z`))}</time>
      </td>
      <td className="p-2 text-end whitespace-nowrap">
        <Cost of={amount} />
      </td>
      <td className="min-w-56 p-2">
        {words.states[state] ?? state}
        {!automatic && <span className="block text-text-quiet">{words.asked}</span>}
        {failure && (
          <span className="block text-warn">
            {words.failures[failure] ?? words.failures.OTHER} {words.again}
          </span>
        )}
      </td>
      <td className="min-w-36 p-2">{bank}</td>
    </tr>
  )
}
