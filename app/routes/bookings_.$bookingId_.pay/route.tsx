import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Refusal } from '#app/api/refusal.ts'
import { otherParty, Summary } from '#app/components/booking/summary.tsx'
import { SummaryFields, zoneAt } from '#app/components/booking/summary-fields.ts'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { ReaderContext, useReader } from '#app/time/reader.ts'
import { payHere as words } from '#app/words/payment.ts'

export const handle = { plain: true }

export const meta = privatePage(words.title)

const PayPage = graphql(
  `
  query PayPage($id: ID!) {
    viewer {
      timeZone
    }
    booking(id: $id) {
      ...SummaryFields
      checkoutUrl
      embeddedCheckout {
        publishableKey
        clientSecret
      }
    }
  }
`,
  [SummaryFields],
)

const PayElsewhere = graphql(
  `
  mutation PayElsewhere($bookingId: ID!) {
    bookingCheckoutHosted(input: { bookingId: $bookingId }) {
      __typename
      ... on BookingCheckout {
        checkoutUrl
      }
      ...Refusal
    }
  }
`,
  [Refusal],
)

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer, booking } = await ask(visit, PayPage, { id: visit.params.bookingId ?? '' })
  if (!booking) throw data(null, 404)
  const { checkoutUrl } = booking
  const here = checkoutUrl?.endsWith('/pay')
  if (booking.viewerRole !== 'MENTEE' || !checkoutUrl) throw redirect(`/bookings/${booking.id}`)
  if (!here) throw redirect(checkoutUrl)
  return { booking, zone: zoneAt(visit.request, viewer, booking) }
}

/** To a page of the payment company, for whom the form here does not open. */
export async function action(visit: ActionFunctionArgs) {
  const bookingId = visit.params.bookingId ?? ''
  const { bookingCheckoutHosted: made } = await ask(visit, PayElsewhere, { bookingId })
  if (made.__typename !== 'BookingCheckout') return data({ problem: made.message }, 409)
  return redirect(made.checkoutUrl ?? `/bookings/${bookingId}`)
}

export default function PayRoute() {
  const { booking, zone } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const reader = useReader()
  const { embeddedCheckout: form } = booking
  return (
    <ReaderContext.Provider value={{ ...reader, zone }}>
      <h1 className="text-title font-semibold">{words.title}</h1>
      {refused && <Problem>{refused.problem}</Problem>}
      <div className="mt-4 grid gap-6 md:grid-cols-[3fr_2fr]">
        <div className="grid content-start gap-4">
          {form && (
            <div
              data-pay-here={form.publishableKey}
              data-secret={form.clientSecret}
              data-failed={words.failed}
              role="status"
            >
              <p>{words.opening}</p>
            </div>
          )}
          <form method="post" className="flex flex-wrap items-center gap-4">
            <button type="submit" className="button button-quiet" data-pending={words.leading}>
              {words.elsewhere}
            </button>
            <a href={`/bookings/${booking.id}`}>{words.back}</a>
          </form>
        </div>
        <Summary {...booking} other={otherParty(booking)} policy />
      </div>
    </ReaderContext.Provider>
  )
}
