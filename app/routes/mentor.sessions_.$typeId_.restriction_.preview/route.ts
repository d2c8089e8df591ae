import type { ActionFunctionArgs } from '@remix-run/node'
import { typedWeek } from '#app/components/availability/week.ts'
import { effectOf } from '../mentor.sessions_.$typeId_.hours/effect.server.ts'

/** What the hours that a session type is to stay within come to, as they are typed. */
export async function action(visit: ActionFunctionArgs) {
  const { schedule: restriction } = typedWeek(await visit.request.formData())
  return Response.json(await effectOf(visit, visit.params.typeId ?? '', { restriction }))
}
