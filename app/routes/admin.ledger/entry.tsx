import type { ResultOf } from 'gql.tada'
import { factText } from '#app/components/ledger/statement.tsx'
import { type Amount, Cost } from '#app/components/ui/cost.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { When } from '#app/components/ui/when.tsx'
import { explained as words } from '#app/words/ledger.ts'
import type { LedgerPage } from './documents.ts'

type Row = ResultOf<typeof LedgerPage>['ledgerEntries']['edges'][number]['node']

/** One entry: its lines, then what happened, what it is at the payment company, and what was heard from there. */
export function Entry({ entry }: { entry: Row }) {
  const { key, fact, at, booking, postings, objects, events, notices } = entry
  return (
    <article className="card">
      <h2 className="font-semibold">{factText(fact)}</h2>
      <p className="text-small text-text-quiet">
        <When at={at} />, <code className="wrap-anywhere">{key}</code>
      </p>
      {booking && (
        <p>
          <a href={`/bookings/${booking.id}`}>
            {booking.title}, {booking.menteeName}
          </a>
        </p>
      )}
      <Table label={factText(fact)} columns={[words.account, { end: words.debit }, { end: words.credit }]}>
        {postings.map(({ account, description, debit, credit }, nth) => (
          // Lines have no name: two may be of one account.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <tr key={nth} className="border-b border-line align-top">
            <th scope="row" className="p-2 text-start font-normal">
              <code>{account}</code>
              <span className="block text-text-quiet">{description}</span>
            </th>
            <Side of={debit} />
            <Side of={credit} />
          </tr>
        ))}
      </Table>
      <Origins title={words.events}>
        {events.map(({ event, from, to, at: when, reason }) => [
          `${event}${to ? `, ${from ?? '–'} → ${to}` : ''}${reason ? `: ${reason}` : ''}`,
          when,
        ])}
      </Origins>
      <Origins title={words.objects}>{objects.map(({ kind, id }) => [`${kind} ${id}`, null])}</Origins>
      <Origins title={words.notices}>
        {notices.map(({ eventId, type, receivedAt }) => [`${type} ${eventId}`, receivedAt])}
      </Origins>
    </article>
  )
}

function Side({ of }: { of: Amount | null }) {
  return <td className="p-2 text-end whitespace-nowrap">{of && <Cost of={of} />}</td>
}

type Said = readonly [text: string, at: string | null]

function Origins({ title, children }: { title: string; children: readonly Said[] }) {
  if (children.length === 0) return null
  return (
    <section className="mt-3">
      <h3 className="text-small font-semibold">{title}</h3>
      <ul className="text-small">
        {children.map(([text, at]) => (
          <li key={`${text} ${at}`} className="wrap-anywhere">
            {text}
            {at && (
              <>
                , <When at={at} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
