import type { ActionFunctionArgs } from '@remix-run/node'
import { typedWeek } from '#app/components/availability/week.ts'
import { effectOf } from '../mentor.sessions_.$typeId_.hours/effect.server.ts'

/** What a session type's week as it is typed comes to. */
export async function action(visit: ActionFunctionArgs) {
  const { schedule } = typedWeek(await visit.request.formData())
  return Response.json(await effectOf(visit, visit.params.typeId ?? '', { schedule }))
}
