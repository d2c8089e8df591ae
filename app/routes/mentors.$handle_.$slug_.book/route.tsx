import { randomUUID } from 'node:crypto'
import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { Nearest } from '#app/components/booking/nearest.tsx'
import { givingParty, Summary } from '#app/components/booking/summary.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { readInstant } from '#app/time/days.ts'
import { ReaderContext, useReader } from '#app/time/reader.ts'
import { zoneFor } from '#app/time/zone.ts'
import { details as words } from '#app/words/booking.ts'
import { action, type Refused } from './action.server.ts'
import { costsMore, DetailsForm } from './details-form.tsx'
import { BookPage } from './documents.ts'

export const handle = { plain: true }

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url)
  const { handle: mentor = '', slug = '' } = visit.params
  const at = readInstant(searchParams.get('at'))
  if (!at) throw redirect(`/mentors/${mentor}/${slug}`)
  const after = (ms: number) => new Date(at.getTime() + ms).toISOString()
  const from = at.toISOString()
  const window = { from, to: after(1), until: after(3 * 86_400_000) }
  const asked = Number(searchParams.get('minutes')) || null
  const {
    viewer,
    serviceFee,
    paysByInvoice: byInvoice,
    sessionType: type,
  } = await ask(visit, BookPage, {
    mentor,
    slug,
    ...window,
    minutes: asked,
    zone: zoneFor(visit.request, null),
  })
  if (!type) throw data(null, 404)
  const zone = zoneFor(visit.request, viewer?.timeZone) ?? type.mentor.timeZone
  const open = type.asked.length > 0
  const minutes = asked === type.durationMinutes ? null : asked
  const until = after((minutes ?? type.durationMinutes) * 60_000)
  return { viewer, type, serviceFee, byInvoice, zone, from, until, minutes, open, key: randomUUID() }
}

export { action }

export default function BookRoute() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  const reader = useReader()
  const { type, zone, from, until, open, minutes } = page
  const quote = refused?.quote
  const shown = quote ?? (type.priceQuote.__typename === 'PriceQuote' ? type.priceQuote : null)
  const nearest = refused ? refused.nearest : open ? null : type.near
  const slotsPage = `/mentors/${type.mentor.handle}/${type.slug}`
  return (
    <ReaderContext.Provider value={{ ...reader, zone }}>
      <h1 className="text-title font-semibold">{words.title}</h1>
      {nearest && <Nearest times={nearest.slice(0, 6)} page={slotsPage} zone={zone} minutes={minutes} />}
      {refused?.problem && !nearest && <Problem>{refused.problem}</Problem>}
      <div className="mt-4 flex flex-col gap-6 md:grid md:grid-cols-[3fr_2fr]">
        <div className="order-2 md:order-1">
          {(open || refused) && <DetailsForm page={page} refused={refused} />}
          <p className="mt-4">
            <a
              href={`${slotsPage}?${new URLSearchParams({ zone, ...(minutes && { minutes: String(minutes) }) })}`}
            >
              {words.otherTime}
            </a>
          </p>
        </div>
        <div className="order-1 md:order-2">
          <Summary
            {...type}
            {...(shown && { price: shown.total, priceLines: shown.lines })}
            other={givingParty(type)}
            startsAt={from}
            endsAt={until}
            more={costsMore(type) && !quote}
          />
        </div>
      </div>
    </ReaderContext.Provider>
  )
}
