import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { signInPath } from '#app/api/sign-in-path.ts'
import { ZoneOptions } from '#app/components/booking/zone-options.tsx'
import { DeskNav } from '#app/components/mentor/desk-nav.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { zoneGroups } from '#app/time/zones.server.ts'
import { hours as words } from '#app/words/desk.ts'
import { shell } from '#app/words/shell.ts'
import { OwnHours, SaveHours } from './documents.ts'
import { formOf, type HoursForm, inputOf, typedIn } from './form.ts'
import { DateRow, DayRow } from './rows.tsx'

export const handle = { plain: true }

export const meta: MetaFunction = () => [
  { title: `${words.title} · ${shell.name}` },
  { name: 'robots', content: 'noindex' },
]

const weekdays = [1, 2, 3, 4, 5]

export async function loader(visit: LoaderFunctionArgs) {
  const { now, viewer } = await ask(visit, OwnHours, {})
  if (!viewer) throw redirect(signInPath(visit.request))
  if (!viewer.mentor) throw redirect('/mentor')
  const { schedule, timeZone } = viewer.mentor
  const weekly = weekdays.map((weekday) => ({ weekday, start: '09:00', end: '17:00' }))
  const form = formOf(schedule ?? { timeZone, weekly, overrides: [] })
  const saved = new URL(visit.request.url).searchParams.has('saved')
  return { form, saved, zones: zoneGroups(new Date(now)) }
}

export async function action(visit: ActionFunctionArgs) {
  const typed = typedIn(await visit.request.formData())
  const { scheduleSave: saved } = await ask(visit, SaveHours, { input: inputOf(typed) })
  if (!('message' in saved)) return redirect('/mentor/hours?saved')
  const issues = 'issues' in saved ? saved.issues.map(({ message }) => message) : []
  return data({ typed, problem: saved.message, issues: [...new Set(issues)] }, 400)
}

export default function HoursRoute() {
  const { form, saved, zones } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { timeZone, weekly, dates } = (refused?.typed ?? form) as HoursForm
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <div className="mt-4">
        <DeskNav here="/mentor/hours" />
      </div>
      <p>{words.intro}</p>
      {saved && !refused && <p className="notice notice-good mt-4">{words.saved}</p>}
      {refused && (
        <Problem title={refused.problem}>
          <ul>
            {refused.issues.map((issue) => (
              <li key={issue}>{issue}</li>
            ))}
          </ul>
        </Problem>
      )}
      <form method="post" className="mt-4 grid max-w-2xl gap-6">
        <div>
          <label htmlFor="timeZone" className="label">
            {words.zone}
          </label>
          <select id="timeZone" name="timeZone" defaultValue={timeZone} className="input">
            <ZoneOptions zone={timeZone} zones={zones} />
          </select>
        </div>
        {[1, 2, 3, 4, 5, 6, 0].map((day) => (
          <DayRow key={day} day={day} ranges={weekly[day] ?? []} />
        ))}
        <label className="flex items-center gap-2">
          <input type="checkbox" name="copy" className="tick" />
          {words.copy}
        </label>
        <fieldset className="grid gap-3">
          <legend className="text-lead font-semibold">{words.dates}</legend>
          <p className="text-small text-text-quiet">{words.datesHint}</p>
          {dates.map((row, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have no other name
            <DateRow key={n} row={row} number={n + 1} />
          ))}
        </fieldset>
        <button type="submit" className="button" data-pending={words.saving}>
          {words.save}
        </button>
      </form>
    </>
  )
}
