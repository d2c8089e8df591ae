import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { ZoneOptions } from '#app/components/booking/zone-options.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { privatePage } from '#app/private-page.ts'
import { zoneGroups } from '#app/time/zones.server.ts'
import { desk, hours as words } from '#app/words/desk.ts'
import { CopyDay } from './copy-day.tsx'
import { HoursPage, SaveHours } from './documents.ts'
import { Overrides } from './overrides.tsx'
import { Ranges } from './ranges.tsx'
import { copyDay, isWeekday, type Override, readOverrides, readWeek, type Week, weekdays } from './week.ts'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { now, viewer } = await ask(visit, HoursPage, {})
  const schedule = viewer?.mentor?.schedule
  if (!schedule) throw redirect('/mentor/profile')
  const { timeZone, weekly, overrides } = schedule
  const week = Object.fromEntries(
    weekdays.map((day) => [
      day,
      weekly.filter(({ weekday }) => weekday === day).map(({ start, end }) => ({ start, end })),
    ]),
  ) as Week
  return { timeZone, week, overrides, zones: zoneGroups(new Date(now)) }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const copied = form.get('copyFrom')
  const typed = readWeek(form)
  const copy = form.get('intent') === 'copy' && isWeekday(copied)
  const week = copy ? copyDay(typed, copied, form.getAll('copyTo').map(String)) : typed
  const overrides = readOverrides(form)
  const weekly = weekdays.flatMap((weekday) => week[weekday].map((range) => ({ weekday, ...range })))
  const input = { timeZone: String(form.get('timeZone')), weekly, overrides }
  const { scheduleSave: saved } = await ask(visit, SaveHours, { input })
  if (saved.__typename === 'Mentor') return redirect('/mentor/hours?saved=1')
  const issues = saved.__typename === 'InputInvalid' ? saved.issues : []
  const problems = [
    saved.message,
    ...issues.map(({ path, message }) => named(path, message, weekly, overrides)),
  ]
  return data({ week, overrides, timeZone: input.timeZone, problems }, 400)
}

/** The API counts rows; people have days. */
function named(
  path: string,
  message: string,
  weekly: readonly { weekday: keyof Week }[],
  overrides: readonly Override[],
): string {
  const [, list, index] = /^(\w+)\[(\d+)\]/.exec(path) ?? []
  const day = list === 'weekly' && weekly[Number(index)]?.weekday
  const name = day ? words.days[day] : list === 'overrides' && overrides[Number(index)]?.date
  return name ? `${name}: ${message}` : message
}

export default function HoursRoute() {
  const known = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const saved = useSearchParams()[0].has('saved')
  const { timeZone, week, overrides } = refused ?? known
  return (
    <Form method="post" className="max-w-3xl" key={JSON.stringify([week, overrides])}>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      {refused && (
        <Problem>
          {refused.problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Problem>
      )}
      <p role="status">{saved && !refused && desk.saved}</p>
      <label htmlFor="timeZone" className="label mt-4">
        {words.zone}
      </label>
      <select id="timeZone" name="timeZone" defaultValue={timeZone} className="input max-w-sm">
        <ZoneOptions zone={timeZone} zones={known.zones} />
      </select>
      <div className="mt-6 grid gap-4">
        {weekdays.map((day) => (
          <fieldset key={day} className="grid gap-2 sm:grid-cols-[8rem_1fr]">
            <legend className="label float-start">{words.days[day]}</legend>
            <Ranges name={day} day={words.days[day]} ranges={week[day]} />
          </fieldset>
        ))}
      </div>
      <CopyDay />
      <Overrides overrides={overrides} />
      <p className="mt-6">
        <Submit name="intent" value="save" pending={desk.saving}>
          {desk.save}
        </Submit>
      </p>
    </Form>
  )
}
