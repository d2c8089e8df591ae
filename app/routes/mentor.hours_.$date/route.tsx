import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { DayState } from '#app/components/availability/day-state.tsx'
import { Ranges } from '#app/components/availability/ranges.tsx'
import { readRanges } from '#app/components/availability/read-ranges.ts'
import { Problem } from '#app/components/ui/problem.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { whenText } from '#app/components/ui/when.tsx'
import { readDay } from '#app/time/days.ts'
import { isShown } from '#app/time/months.ts'
import { useReader } from '#app/time/reader.ts'
import { calendar, oneDate as words } from '#app/words/availability.ts'
import { desk } from '#app/words/desk.ts'
import { DatePage, SaveDate } from './documents.ts'

function dateOf({ params }: LoaderFunctionArgs) {
  const date = readDay(params.date ?? null)
  if (!date || !isShown(date)) throw data(null, 404)
  return date
}

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer } = await ask(visit, DatePage, { date: dateOf(visit) })
  const { schedule, calendar: own } = viewer?.mentor ?? {}
  const day = own?.days[0]
  if (!schedule || !day) throw redirect('/mentor/profile')
  return { day, zone: schedule.timeZone }
}

export async function action(visit: ActionFunctionArgs) {
  const date = dateOf(visit)
  const form = await visit.request.formData()
  const [intent, hours] = [form.get('intent'), readRanges(form, 'date')]
  if (intent === 'save' && hours.length === 0) return data({ hours, problems: [words.none] }, 400)
  const own = { date, hours: intent === 'follow' ? null : intent === 'close' ? [] : hours }
  const { scheduleDateSave: saved } = await ask(visit, SaveDate, { input: own })
  if (saved.__typename === 'Mentor') return redirect(`/mentor/hours?month=${date.slice(0, 7)}&saved=1#month`)
  const issues = saved.__typename === 'InputInvalid' ? saved.issues : []
  return data({ hours, problems: [saved.message, ...issues.map(({ message }) => message)] }, 400)
}

export default function DateRoute() {
  const { day, zone } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { locale } = useReader()
  const name = whenText({ at: `${day.date}T12:00:00Z`, show: 'day', locale, timeZone: 'UTC' })
  const hours = refused?.hours ?? day.hours
  return (
    <div className="max-w-2xl">
      <h1 className="text-title font-semibold">{words.title(name)}</h1>
      {refused && (
        <Problem>
          {refused.problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Problem>
      )}
      <section aria-labelledby="now" className="notice mt-4">
        <h2 id="now" className="font-semibold">
          {words.now}
        </h2>
        <DayState day={day} zone={zone} />
      </section>
      <Form method="post" className="mt-6" key={JSON.stringify(hours)}>
        <h2 className="text-lead font-semibold">{words.change}</h2>
        <p className="mt-1 mb-3">{words.text}</p>
        <Ranges name="date" day={words.day} ranges={hours} />
        <p className="mt-4 flex flex-wrap gap-3">
          <Submit name="intent" value="save" pending={desk.saving}>
            {words.save}
          </Submit>
          <Submit quiet name="intent" value="close" pending={desk.saving}>
            {words.close}
          </Submit>
          {day.overridden && (
            <Submit quiet name="intent" value="follow" pending={desk.saving}>
              {words.follow}
            </Submit>
          )}
        </p>
      </Form>
      <p className="mt-6">
        <Link to={`/mentor/hours?month=${day.date.slice(0, 7)}#month`}>{calendar.back}</Link>
      </p>
    </div>
  )
}
