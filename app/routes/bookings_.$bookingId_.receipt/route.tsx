import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { SummaryFields, zoneAt } from '#app/components/booking/summary-fields.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { ReaderContext, useReader } from '#app/time/reader.ts'
import { together } from '#app/words/hosts.ts'
import { receipt as words } from '#app/words/payment.ts'

export const handle = { plain: true }

export const meta = privatePage(words.title)

const ReceiptPage = graphql(
  `
  query ReceiptPage($id: ID!) {
    viewer {
      timeZone
    }
    operator {
      name
      address
      email
    }
    booking(id: $id) {
      ...SummaryFields
      priceLines {
        kind
        label
        amount {
          amount
          currency
        }
      }
      payment {
        receiptNumber
        capturedAt
        amount {
          amount
          currency
        }
        refunds {
          id
          state
          settledAt
          settledBy
          reference
          amount {
            amount
            currency
          }
        }
      }
    }
  }
`,
  [SummaryFields],
)

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer, operator, booking } = await ask(visit, ReceiptPage, { id: visit.params.bookingId ?? '' })
  const { receiptNumber = null, capturedAt = null } = booking?.payment ?? {}
  if (!booking?.payment || !receiptNumber || !capturedAt) throw data(null, 404)
  const { amount, refunds } = booking.payment
  const paid = { receiptNumber, capturedAt, amount, refunds }
  return { booking, paid, operator, zone: zoneAt(visit.request, viewer, booking) }
}

/** Who sold what to whom, what it is made of, what was paid, and what went back. */
export default function ReceiptRoute() {
  const { booking, paid, operator, zone } = useLoaderData<typeof loader>()
  const reader = useReader()
  return (
    <ReaderContext.Provider value={{ ...reader, zone }}>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <dl className="facts mt-4">
        <dt>{words.number}</dt>
        <dd>{paid.receiptNumber}</dd>
        <dt>{words.paidAt}</dt>
        <dd>
          <When at={paid.capturedAt} />
        </dd>
        {operator && (
          <>
            <dt>{words.from}</dt>
            <dd className="whitespace-pre-line">
              {operator.name}
              {'\n'}
              {operator.address}
            </dd>
          </>
        )}
        <dt>{words.to}</dt>
        <dd>{booking.menteeName}</dd>
        <dt>{words.session}</dt>
        <dd>
          {words.with(booking.title, together(booking.hosts))},{' '}
          <When at={booking.startsAt} until={booking.endsAt} />
        </dd>
      </dl>
      <Sums lines={booking.priceLines} paid={paid} />
      <p className="no-print mt-6">
        {words.print} <a href={`/bookings/${booking.id}`}>{words.back}</a>
      </p>
    </ReaderContext.Provider>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

function Sums({ lines, paid }: { lines: Loaded['booking']['priceLines']; paid: Loaded['paid'] }) {
  return (
    <table className="mt-6 w-full max-w-xl border-collapse">
      <tbody>
        {lines.map(({ kind, label, amount }) => (
          <Row key={`${kind} ${label}`} name={label} of={amount} />
        ))}
        <Row name={words.paid} of={paid.amount} strong />
        {paid.refunds.map(({ id, state, settledAt, settledBy, reference, amount }) => (
          <Row
            key={id}
            name={settledBy ? words.paidBack(settledBy, reference) : (words.refunds[state] ?? words.refund)}
            at={settledAt}
            of={amount}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = {
  name: string
  of: { amount: string; currency: string }
  at?: string | null
  strong?: boolean
}

function Row({ name, of, at = null, strong = false }: RowProps) {
  return (
    <tr className={`border-b border-line ${strong ? 'font-semibold' : ''}`}>
      <th scope="row" className="p-2 text-start font-normal">
        {name}
        {at && (
          <>
            , <When at={at} show="day" />
          </>
        )}
      </th>
      <td className="p-2 text-end whitespace-nowrap">
        <Cost of={of} />
      </td>
    </tr>
  )
}
