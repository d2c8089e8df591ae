import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { calendarOf, chosenLength } from '#app/components/booking/calendar.ts'
import { OpenTimes } from '#app/components/booking/open-times.tsx'
import { ReaderContext, useReader } from '#app/time/reader.ts'
import { zoneFor } from '#app/time/zone.ts'
import { zoneGroups } from '#app/time/zones.server.ts'
import { slots as words } from '#app/words/booking.ts'
import { About } from './about.tsx'
import { FreeTimes, TypePage } from './documents.ts'
import { Heading } from './heading.tsx'
import { Lengths } from './lengths.tsx'
import { publicMeta } from './public-meta.ts'

export const handle = { plain: true }

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams, origin } = new URL(visit.request.url)
  const names = { mentor: visit.params.handle ?? '', slug: visit.params.slug ?? '' }
  const { now, viewer, serviceFee, sessionType: type } = await ask(visit, TypePage, names)
  if (!type) throw data(null, 404)
  const zone = zoneFor(visit.request, viewer?.timeZone) ?? type.mentor.timeZone
  const { from, to, show } = calendarOf(searchParams, new Date(now), zone)
  const minutes = chosenLength(type, searchParams.get('minutes'))
  const free = await ask(visit, FreeTimes, { ...names, from, to, minutes, zone })
  const calendar = show(free.sessionType?.slots ?? [])
  return { type, serviceFee, zone, now, origin, zones: zoneGroups(new Date(now)), calendar, minutes }
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => publicMeta(page)

export default function SlotsRoute() {
  const { type, serviceFee, zone, now, zones, calendar, minutes } = useLoaderData<typeof loader>()
  const reader = useReader()
  const page = `/mentors/${type.mentor.handle}/${type.slug}`
  const length = minutes === type.durationMinutes ? {} : { minutes: String(minutes) }
  return (
    <ReaderContext.Provider value={{ ...reader, zone }}>
      <Heading type={type} minutes={minutes} fee={serviceFee} />
      <About type={type} />
      <OpenTimes
        calendar={calendar}
        page={page}
        zone={zone}
        zones={zones}
        now={now}
        seats={type.seats}
        other={type.mentor}
        keep={length}
        form={{ method: 'get', action: `${page}/book`, go: words.go, hidden: length }}
      >
        <Lengths type={type} minutes={minutes} page={page} zone={zone} />
      </OpenTimes>
    </ReaderContext.Provider>
  )
}
