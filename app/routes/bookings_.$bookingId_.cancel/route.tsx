import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Refusal } from '#app/api/refusal.ts'
import { otherParty, Summary } from '#app/components/booking/summary.tsx'
import { SummaryFields, zoneAt } from '#app/components/booking/summary-fields.ts'
import { type Amount, Cost, isNothing } from '#app/components/ui/cost.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { ReasonField } from '#app/components/ui/reason-field.tsx'
import { privatePage } from '#app/private-page.ts'
import { ReaderContext, useReader } from '#app/time/reader.ts'
import { booking as bookingWords, cancelling as words } from '#app/words/booking.ts'
import { paying } from '#app/words/package.ts'
import { payment as money } from '#app/words/payment.ts'

export const handle = { plain: true }

export const meta = privatePage(bookingWords.cancel)

const CancelPage = graphql(
  `
  query CancelPage($id: ID!) {
    viewer {
      timeZone
    }
    booking(id: $id) {
      ...SummaryFields
      cancellable
      creditIfCancelledNow
      payment {
        state
      }
      priceLines {
        kind
        label
        amount {
          amount
          currency
        }
      }
      refundIfCancelledNow {
        amount
        currency
      }
    }
  }
`,
  [SummaryFields],
)

const Cancel = graphql(
  `
  mutation Cancel($input: BookingCancelInput!) {
    bookingCancel(input: $input) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer, booking } = await ask(visit, CancelPage, { id: visit.params.bookingId ?? '' })
  if (!booking) throw data(null, 404)
  if (!booking.cancellable) throw redirect(`/bookings/${booking.id}`)
  return { booking, zone: zoneAt(visit.request, viewer, booking) }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const bookingId = visit.params.bookingId ?? ''
  const expectedRefund = { amount: text('amount'), currency: text('currency') }
  const input = { bookingId, expectedRefund, reason: text('reason').trim() || null }
  const { bookingCancel: done } = await ask(visit, Cancel, { input })
  if (done.__typename === 'Booking') return redirect(`/bookings/${bookingId}`)
  const changed = done.__typename === 'RefundChanged'
  return data({ problem: changed ? words.changed : done.message, changed }, 409)
}

export default function CancelRoute() {
  const { booking, zone } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const reader = useReader()
  const other = otherParty(booking)
  const refund = booking.refundIfCancelledNow ?? { amount: '0', currency: booking.price.currency }
  return (
    <ReaderContext.Provider value={{ ...reader, zone }}>
      <h1 className="text-title font-semibold">{words.title(other.name)}</h1>
      {refused && (
        <Problem>
          {refused.problem} {refused.changed && <Cost of={refund} />}
        </Problem>
      )}
      <div className="mt-4 grid gap-6 md:grid-cols-[3fr_2fr]">
        <form method="post" className="grid content-start gap-4">
          <Refund booking={booking} refund={refund} />
          <input type="hidden" name="amount" value={refund.amount} />
          <input type="hidden" name="currency" value={refund.currency} />
          <ReasonField id="reason" label={words.reason} rows={3} most={500} optional />
          <div className="flex flex-wrap items-center gap-4">
            <button type="submit" className="button" data-pending={words.confirming}>
              {words.confirm}
            </button>
            <a href={`/bookings/${booking.id}`}>{words.keep}</a>
          </div>
        </form>
        <Summary {...booking} other={other} policy={booking.viewerRole !== 'MENTOR'} />
      </div>
    </ReaderContext.Provider>
  )
}

type Cancelled = {
  price: Amount
  payment: { state: string } | null
  viewerRole: string | null
  creditIfCancelledNow: boolean
}

function Refund({ booking, refund }: { booking: Cancelled; refund: Amount }) {
  const { price, payment, viewerRole, creditIfCancelledNow } = booking
  if (isNothing(price)) return <p>{words.free}</p>
  if (payment?.state !== 'SUCCEEDED') return <p>{words.unpaid}</p>
  if (isNothing(refund)) return <p className="notice notice-warn">{words.nothing}</p>
  if (creditIfCancelledNow)
    return <p className="notice">{viewerRole === 'MENTOR' ? paying.ifTheirs : paying.ifCancelled}</p>
  return (
    <div className="notice">
      <p className="text-lead">
        {viewerRole === 'MENTOR' ? words.theirRefund : words.refund}{' '}
        <strong>
          <Cost of={refund} />
        </strong>
      </p>
      <p className="text-small">{money.arrives}</p>
    </div>
  )
}
