import type { ActionFunctionArgs } from '@remix-run/node'
import { openTimesTyped } from '../mentor.sessions_.$typeId/open-times.server.ts'

/** What a session type's rules as they are typed come to. */
export async function action(visit: ActionFunctionArgs) {
  return Response.json(await openTimesTyped(visit, await visit.request.formData()))
}
