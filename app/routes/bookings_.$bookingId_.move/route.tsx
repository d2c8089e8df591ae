import { randomUUID } from 'node:crypto'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { calendarOf } from '#app/components/booking/calendar.ts'
import { OpenTimes } from '#app/components/booking/open-times.tsx'
import { otherParty, Summary } from '#app/components/booking/summary.tsx'
import { zoneAt } from '#app/components/booking/summary-fields.ts'
import { Problem } from '#app/components/ui/problem.tsx'
import { When, whenText } from '#app/components/ui/when.tsx'
import { ReaderContext, useReader } from '#app/time/reader.ts'
import { zoneGroups } from '#app/time/zones.server.ts'
import { booking as bookingWords, moving as words } from '#app/words/booking.ts'
import { shell } from '#app/words/shell.ts'
import { Move, MovePage, OtherTimes } from './documents.ts'

export const handle = { plain: true }

export const meta: MetaFunction = () => [
  { title: `${bookingWords.move} · ${shell.name}` },
  { name: 'robots', content: 'noindex' },
]

export async function loader(visit: LoaderFunctionArgs) {
  const id = visit.params.bookingId ?? ''
  const { now, viewer, booking } = await ask(visit, MovePage, { id })
  if (!booking) throw data(null, 404)
  if (!booking.reschedulable) throw redirect(`/bookings/${booking.id}`)
  const zone = zoneAt(visit.request, viewer, booking)
  const { searchParams } = new URL(visit.request.url)
  const { from, to, show } = calendarOf(searchParams, new Date(now), zone)
  const free = await ask(visit, OtherTimes, { id, from, to })
  const calendar = show(free.booking?.otherSlots ?? [])
  return { now, booking, zone, zones: zoneGroups(new Date(now)), calendar, key: randomUUID() }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const bookingId = visit.params.bookingId ?? ''
  const input = { bookingId, startsAt: String(form.get('at')), idempotencyKey: String(form.get('key')) }
  const { bookingReschedule: moved } = await ask(visit, Move, { input })
  if (moved.__typename === 'Booking') return redirect(`/bookings/${bookingId}`)
  return data({ problem: moved.message }, 409)
}

export default function MoveRoute() {
  const { booking, now, zone, zones, calendar, key } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const reader = useReader()
  const other = otherParty(booking)
  const page = `/bookings/${booking.id}/move`
  return (
    <ReaderContext.Provider value={{ ...reader, zone }}>
      <h1 className="text-title font-semibold">{words.title(other.name)}</h1>
      {refused && <Problem>{refused.problem}</Problem>}
      <div className="mt-4 grid gap-6 md:grid-cols-[3fr_2fr]">
        <div>
          <p>
            {words.now} <When at={booking.startsAt} />.
          </p>
          <Terms booking={booking} zone={zone} locale={reader.locale} />
        </div>
        <Summary {...booking} other={other} policy={false} />
      </div>
      <OpenTimes
        calendar={calendar}
        page={page}
        zone={zone}
        zones={zones}
        now={now}
        other={other}
        seats={booking.sessionType.seats}
        form={{ method: 'post', action: page, go: words.move, going: words.moving, hidden: { key } }}
      />
      <p className="mt-6">
        <a href={`/bookings/${booking.id}`}>{words.keep}</a>
      </p>
    </ReaderContext.Provider>
  )
}

type TermsProps = {
  booking: { viewerRole: string | null; reschedulesLeft: number | null; reschedulableUntil: string | null }
  zone: string
  locale: string
}

/** What moving it means for the reader. */
function Terms({ booking: { viewerRole, reschedulesLeft, reschedulableUntil }, zone, locale }: TermsProps) {
  if (viewerRole === 'MENTOR') return <p className="mt-2 text-text-quiet">{words.mentor}</p>
  if (reschedulesLeft === null || reschedulableUntil === null) return null
  const until = whenText({ at: reschedulableUntil, show: 'moment', locale, timeZone: zone })
  return <p className="mt-2 text-text-quiet">{words.left(reschedulesLeft, until)}</p>
}
