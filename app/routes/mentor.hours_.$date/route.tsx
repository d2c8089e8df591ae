import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { DateForm } from '#app/components/availability/date-form.tsx'
import { dateProblems, typedDate } from '#app/components/availability/read-ranges.ts'
import { monthOn, shownDay } from '#app/time/months.ts'
import { calendar, oneDate as words } from '#app/words/availability.ts'
import { DatePage, SaveDate } from './documents.ts'

const page = '/mentor/hours'

function dateOf({ params }: LoaderFunctionArgs) {
  const date = shownDay(params.date)
  if (!date) throw data(null, 404)
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
  const { hours, wanted, empty } = typedDate(await visit.request.formData())
  if (empty) return data({ hours, problems: [words.none] }, 400)
  const { scheduleDateSave: saved } = await ask(visit, SaveDate, { input: { date, hours: wanted } })
  if (saved.__typename === 'Mentor') return redirect(monthOn(page, date, '&saved=1'))
  return data({ hours, problems: dateProblems(saved) }, 400)
}

export default function DateRoute() {
  const { day, zone } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <DateForm day={day} zone={zone} refused={refused} back={{ page, text: calendar.back }} />
}
