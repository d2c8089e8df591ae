import { randomUUID } from 'node:crypto'
import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { Nearest } from '#app/components/booking/nearest.tsx'
import { otherParty, Summary } from '#app/components/booking/summary.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { ReaderContext, useReader } from '#app/time/reader.ts'
import { zoneFor } from '#app/time/zone.ts'
import { states, booking as words } from '#app/words/booking.ts'
import { together } from '#app/words/hosts.ts'
import { shell } from '#app/words/shell.ts'
import { action, type Refused } from './action.server.ts'
import { Details } from './details.tsx'
import {
  AfterSessionPart,
  BookingPage,
  DisputePart,
  FeePart,
  MoneyPart,
  MovePart,
  PackagePart,
  RequestPart,
} from './documents.ts'

export const handle = { plain: true }

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: page
      ? `${states[page.booking.state] ?? ''}: ${words.title(page.booking.title, together(page.booking.hosts))} · ${shell.name}`
      : shell.name,
  },
  { name: 'robots', content: 'noindex' },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { now, viewer, booking } = await ask(visit, BookingPage, { id: visit.params.bookingId ?? '' })
  if (!booking) throw data(null, 404)
  const own = booking.viewerRole === 'MENTOR' ? booking.mentor.timeZone : booking.menteeTimeZone
  const zone = zoneFor(visit.request, viewer?.timeZone) ?? own
  const begun = Date.parse(booking.startsAt) <= Date.parse(now)
  const after = begun ? (await ask(visit, AfterSessionPart, { id: booking.id })).booking : null
  const moving =
    booking.state === 'CONFIRMED' ? (await ask(visit, MovePart, { id: booking.id })).booking : null
  const request = isRequest(booking) ? (await ask(visit, RequestPart, { id: booking.id })).booking : null
  const { booking: contested } = await ask(visit, DisputePart, { id: booking.id })
  const { booking: packaged } = await ask(visit, PackagePart, { id: booking.id })
  const { booking: fee } = await ask(visit, FeePart, { id: booking.id })
  const money = isTold(booking) ? (await ask(visit, MoneyPart, { id: booking.id })).booking : null
  const parts = { after, moving, request, contested, packaged, money, fee }
  return { now, booking, ...parts, zone, retryKey: randomUUID() }
}

/** Whether it waits for the mentor, or money for it is or was only reserved, or its card saved. What is paid is being written. */
const isRequest = ({ state, payment }: { state: string; payment: { state: string } | null }) =>
  state === 'PENDING' ||
  state === 'REJECTED' ||
  (state === 'CONFIRMING' && payment !== null && payment.state !== 'SUCCEEDED') ||
  payment?.state === 'SAVED' ||
  payment?.state === 'AUTHORISED' ||
  payment?.state === 'VOIDED'

/** To whoever paid; a mentor reads of the share instead, an admin of the entries. */
const isTold = ({ viewerRole, payment }: { viewerRole: string | null; payment: { state: string } | null }) =>
  payment?.state === 'SUCCEEDED' && viewerRole === 'MENTEE'

export { action }

export default function BookingRoute() {
  const page = useLoaderData<typeof loader>()
  const { booking, zone } = page
  const refused = useActionData<typeof action>() as Refused | undefined
  const reader = useReader()
  const other = otherParty(booking)
  const typePage = `/mentors/${booking.mentor.handle}/${booking.sessionType.slug}`
  return (
    <ReaderContext.Provider value={{ ...reader, zone }}>
      <div
        data-booking={booking.id}
        data-cursor={booking.cursor}
        data-state={booking.state}
        data-changed={words.changed(states[booking.state] ?? booking.state)}
      >
        <p className="text-text-quiet">{words.title(booking.title, other.name)}</p>
        {refused?.nearest && (
          <Nearest
            times={refused.nearest.slice(0, 6)}
            page={typePage}
            zone={zone}
            minutes={lengthOf(booking)}
          />
        )}
        {refused && !refused.nearest && <Problem>{refused.problem}</Problem>}
        <div className="mt-2 grid gap-6 md:grid-cols-[3fr_2fr]">
          <div>
            <Details {...page} />
          </div>
          <Summary
            {...booking}
            other={other}
            policy={booking.cancellable && booking.viewerRole !== 'MENTOR'}
          />
        </div>
      </div>
    </ReaderContext.Provider>
  )
}

type Long = {
  startsAt: string
  endsAt: string
  sessionType: { durationChoices: readonly number[] }
}

/** The length of the booking where it can be chosen still; null: the usual one. */
function lengthOf({ startsAt, endsAt, sessionType }: Long): number | null {
  const minutes = (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000
  return sessionType.durationChoices.includes(minutes) ? minutes : null
}
