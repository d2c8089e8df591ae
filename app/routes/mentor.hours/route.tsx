import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { calendar } from '#app/words/availability.ts'
import { desk, hours as words } from '#app/words/desk.ts'
import { action } from './action.server.ts'
import { Effect } from './effect.tsx'
import { loader } from './loader.server.ts'
import { MonthTable } from './month.tsx'
import { WeekForm } from './week-form.tsx'

export const meta = privatePage(words.title)

export { action, loader }

export default function HoursRoute() {
  const known = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const saved = useSearchParams()[0].has('saved')
  const { timeZone, week } = refused ?? known
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      {refused && (
        <Problem>
          {refused.problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Problem>
      )}
      <p role="status">{saved && !refused && desk.saved}</p>
      <Effect types={known.types} />
      <p className="mt-4">
        <Link to="/mentor/hours/away" className="inline-flex min-h-11 items-center">
          {calendar.awayLink}
        </Link>
      </p>
      <WeekForm key={JSON.stringify([week, timeZone])} week={week} timeZone={timeZone} zones={known.zones} />
      <MonthTable
        month={known.month}
        days={known.days}
        weekStartsOn={known.weekStartsOn}
        zone={known.timeZone}
      />
    </>
  )
}
