import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { DateForm } from '#app/components/availability/date-form.tsx'
import { dateProblems, typedDate } from '#app/components/availability/read-ranges.ts'
import { monthOn, shownDay } from '#app/time/months.ts'
import { ownHours, oneDate as words } from '#app/words/availability.ts'
import { SaveTypeDate, TypeDatePage } from './documents.ts'

function placeOf({ params }: LoaderFunctionArgs) {
  const [id, date] = [params.typeId ?? '', shownDay(params.date)]
  if (!date) throw data(null, 404)
  return { id, date, page: `/mentor/sessions/${id}/hours` }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { id, date, page } = placeOf(visit)
  const { node } = await ask(visit, TypeDatePage, { id, date })
  const [day] = (node?.__typename === 'SessionType' && node.days) || []
  if (node?.__typename !== 'SessionType' || !day) throw data(null, 404)
  if (!node.schedule) throw redirect(page)
  return { day, zone: node.schedule.timeZone, page }
}

export async function action(visit: ActionFunctionArgs) {
  const { id, date, page } = placeOf(visit)
  const { hours, wanted, empty } = typedDate(await visit.request.formData())
  if (empty) return data({ hours, problems: [words.none] }, 400)
  const input = { sessionTypeId: id, date, hours: wanted }
  const { sessionTypeScheduleDateSave: saved } = await ask(visit, SaveTypeDate, { input })
  if (saved.__typename === 'SessionType') return redirect(monthOn(page, date, '&saved=1'))
  return data({ hours, problems: dateProblems(saved) }, 400)
}

export default function TypeDateRoute() {
  const { day, zone, page } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <DateForm day={day} zone={zone} refused={refused} back={{ page, text: ownHours.backToMonth }} />
}
