import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ask } from '#app/api/ask.ts'
import { addDays, dayOf } from '#app/time/days.ts'
import { zoneCity } from '#app/time/zone.ts'
import { zoneGroups } from '#app/time/zones.server.ts'
import { calendar, away as words } from '#app/words/availability.ts'
import { desk } from '#app/words/desk.ts'
import { act } from './action.server.ts'
import { AwayPage, HolidaysKept } from './documents.ts'
import { TimeOffForm, TravelForm } from './entry-forms.tsx'
import { Entries, More } from './form-parts.tsx'
import { ComingHolidays, HomeForm } from './home-form.tsx'
import { LimitsForm } from './limits-form.tsx'

const daysListed = 365

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url)
  const after = { timeOff: searchParams.get('timeOff'), travel: searchParams.get('travel') }
  const { now, viewer, holidayCountries } = await ask(visit, AwayPage, {
    timeOffAfter: after.timeOff || null,
    travelAfter: after.travel || null,
  })
  const { schedule, calendar: own } = viewer?.mentor ?? {}
  if (!schedule || !own) throw redirect('/mentor/profile')
  const { timeOff, travel, limits, teamLimits, ...home } = own
  const firstDate = dayOf(new Date(now), schedule.timeZone)
  const dates = { firstDate, lastDate: addDays(firstDate, daysListed) }
  const kept = home.holidayCountry
    ? await ask(visit, HolidaysKept, { country: home.holidayCountry, ...dates })
    : null
  return {
    home,
    limits,
    teamLimits,
    zone: schedule.timeZone,
    zones: zoneGroups(new Date(now)),
    countries: holidayCountries,
    regions: kept?.holidayRegions ?? [],
    holidays: kept?.viewer?.mentor?.calendar?.holidays ?? null,
    timeOff: timeOff.edges.map(({ node: { reason, ...node } }) => ({ ...node, note: reason })),
    travel: travel.edges.map(({ node: { timeZone, ...node } }) => ({ ...node, note: zoneCity(timeZone) })),
    more: { timeOff: nextOf(timeOff.pageInfo), travel: nextOf(travel.pageInfo) },
    first: !after.timeOff && !after.travel,
  }
}

const nextOf = ({ hasNextPage, endCursor }: { hasNextPage: boolean; endCursor: string | null }) =>
  hasNextPage ? endCursor : null

export const action = (visit: ActionFunctionArgs) => act(visit)

export default function AwayRoute() {
  const known = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  const saved = useSearchParams()[0].has('saved')
  const fresh = JSON.stringify([known.timeOff, known.travel, known.home])
  return (
    <div className="max-w-3xl">
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p role="status">{saved && !refused && desk.saved}</p>
      <p className="mt-2">
        <Link to="/mentor/hours">{calendar.back}</Link>
        {!known.first && (
          <Link to="/mentor/hours/away" className="ms-6">
            {words.fromStart}
          </Link>
        )}
      </p>
      <Part id="time-off" title={words.timeOff} text={words.timeOffText}>
        <Entries entries={known.timeOff} intent="removeTimeOff" none={words.noTimeOff} />
        <More list="timeOff" after={known.more.timeOff} />
        <TimeOffForm key={fresh} refused={refused} />
      </Part>
      <Part id="home" title={words.home} text={words.homeText}>
        <HomeForm {...known} key={fresh} refused={refused} />
        {known.holidays && <ComingHolidays holidays={known.holidays} />}
      </Part>
      <Part id="travel" title={words.travel} text={words.travelText}>
        <Entries entries={known.travel} intent="removeTravel" none={words.noTravel} />
        <More list="travel" after={known.more.travel} />
        <TravelForm key={fresh} refused={refused} zone={known.zone} zones={known.zones} />
      </Part>
      <Part id="limits" title={words.limits} text={words.limitsText}>
        <LimitsForm intent="limits" limits={known.limits} refused={refused} />
      </Part>
      <Part id="team-limits" title={words.teamLimits} text={words.teamLimitsText}>
        <LimitsForm intent="teamLimits" limits={known.teamLimits} refused={refused} />
      </Part>
    </div>
  )
}

type PartProps = { id: string; title: string; text: string; children: ReactNode }

function Part({ id, title, text, children }: PartProps) {
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="text-lead font-semibold">
        {title}
      </h2>
      <p className="mt-1">{text}</p>
      {children}
    </section>
  )
}
