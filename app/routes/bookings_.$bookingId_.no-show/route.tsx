import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Refusal } from '#app/api/refusal.ts'
import { otherParty, Summary } from '#app/components/booking/summary.tsx'
import { SummaryFields, zoneAt } from '#app/components/booking/summary-fields.ts'
import { Cost, isNothing } from '#app/components/ui/cost.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { ReaderContext, useReader } from '#app/time/reader.ts'
import { missing as words } from '#app/words/after-session.ts'
import { noShowFee } from '#app/words/no-show-fee.ts'

export const handle = { plain: true }

export const meta = privatePage(words.title)

const { report } = noShowFee

const NoShowPage = graphql(
  `
  query NoShowPage($id: ID!) {
    viewer {
      timeZone
    }
    booking(id: $id) {
      ...SummaryFields
      noShowReportable
      noShowFee {
        state
        amount {
          amount
          currency
        }
      }
    }
  }
`,
  [SummaryFields],
)

const Report = graphql(
  `
  mutation ReportNoShow($input: BookingReportNoShowInput!) {
    bookingReportNoShow(input: $input) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer, booking } = await ask(visit, NoShowPage, { id: visit.params.bookingId ?? '' })
  if (!booking) throw data(null, 404)
  if (booking.noShowReportable.length === 0) throw redirect(`/bookings/${booking.id}`)
  return { booking, zone: zoneAt(visit.request, viewer, booking) }
}

export async function action(visit: ActionFunctionArgs) {
  const said = (await visit.request.formData()).get('who')
  const bookingId = visit.params.bookingId ?? ''
  const who = said === 'MENTOR' ? 'MENTOR' : said === 'MENTEE' ? 'MENTEE' : null
  if (!who) throw data(null, 400)
  const { bookingReportNoShow: done } = await ask(visit, Report, { input: { bookingId, who } })
  return done.__typename === 'Booking'
    ? redirect(`/bookings/${bookingId}`)
    : data({ problem: done.message }, 409)
}

export default function NoShowRoute() {
  const { booking, zone } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const reader = useReader()
  const own = isNothing(booking.price) ? words.mentorFree : words.mentorText
  const fee = booking.noShowFee?.state === 'AGREED' ? booking.noShowFee.amount : null
  const theirs = fee ? report.fee : isNothing(booking.price) ? report.free : words.menteeText
  return (
    <ReaderContext.Provider value={{ ...reader, zone }}>
      <h1 className="text-title font-semibold">{words.title}</h1>
      {refused && <Problem>{refused.problem}</Problem>}
      <div className="mt-4 grid gap-6 md:grid-cols-[3fr_2fr]">
        <form method="post" className="grid content-start gap-4">
          <fieldset className="grid gap-3">
            <legend className="sr-only">{words.title}</legend>
            {booking.noShowReportable.map((who) => (
              <label key={who} className="flex gap-3">
                <input type="radio" name="who" value={who} required className="mt-1" />
                <span>
                  {who === 'MENTEE' ? words.MENTEE(booking.menteeName) : words.MENTOR}
                  <span className="block text-small text-text-quiet">
                    {who === 'MENTEE' ? theirs : own} {who === 'MENTEE' && fee && <Cost of={fee} />}
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
          <div className="flex flex-wrap items-center gap-4">
            <button type="submit" className="button" data-pending={words.reporting}>
              {words.report}
            </button>
            <a href={`/bookings/${booking.id}`}>{words.back}</a>
          </div>
        </form>
        <Summary {...booking} other={otherParty(booking)} policy={false} />
      </div>
    </ReaderContext.Provider>
  )
}
