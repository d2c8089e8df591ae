import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { Problem } from '#app/components/ui/problem.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { isWeekday, weekdays } from '#app/time/weekdays.ts'
import { admin, policy as words } from '#app/words/admin.ts'
import { hours } from '#app/words/desk.ts'
import { ClosedDates } from './closed-dates.tsx'
import { PolicyPage, SavePolicy } from './documents.ts'

export async function loader(visit: LoaderFunctionArgs) {
  const { platformPolicy } = await ask(visit, PolicyPage, {})
  return platformPolicy
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const names = form.getAll('name').map(String)
  const closedDates = form
    .getAll('date')
    .map((date, i) => ({ date: String(date), name: names[i] ?? '' }))
    .filter(({ date }) => date !== '')
  const input = { closedWeekdays: form.getAll('weekday').filter(isWeekday), closedDates }
  const { platformPolicySave: saved } = await ask(visit, SavePolicy, { input })
  if (saved.__typename === 'PlatformPolicy') return redirect('/admin/policy?saved=1')
  const problems = saved.issues.map(({ path, message }) => {
    const row = /^closedDates\[(\d+)\]/.exec(path)?.[1]
    const date = row === undefined ? null : closedDates[Number(row)]?.date
    return date ? `${date}: ${message}` : message
  })
  return data({ ...input, problems: [saved.message, ...problems] }, 400)
}

export default function PolicyRoute() {
  const known = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const saved = useSearchParams()[0].has('saved')
  const { closedWeekdays, closedDates } = refused ?? known
  return (
    <Form method="post" className="max-w-3xl" key={JSON.stringify(known)}>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      {refused && (
        <Problem title={admin.problem}>
          {refused.problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Problem>
      )}
      <p role="status">{saved && !refused && words.saved}</p>
      <fieldset className="mt-4">
        <legend className="label">{words.weekdays}</legend>
        <div className="mt-2 flex flex-wrap gap-2">
          {weekdays.map((day) => (
            <label key={day} className="choice">
              <input
                type="checkbox"
                name="weekday"
                value={day}
                defaultChecked={closedWeekdays.includes(day)}
                className="tick"
              />
              {hours.days[day]}
            </label>
          ))}
        </div>
      </fieldset>
      <ClosedDates dates={closedDates} />
      <p className="mt-6">
        <Submit pending={admin.working} name="intent" value="save">
          {words.save}
        </Submit>
      </p>
    </Form>
  )
}
