import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { weekOf } from '#app/components/availability/week.ts'
import { zoneGroups } from '#app/time/zones.server.ts'
import { answer } from '../mentor.sessions_.$typeId_.hours/answer.server.ts'
import { effectOf } from '../mentor.sessions_.$typeId_.hours/effect.server.ts'
import { HostHoursPage, SaveHostHours } from './documents.ts'

/** The viewer's hours for another mentor's session type; a 404 to whoever is not asked to give it. */
async function find(visit: LoaderFunctionArgs) {
  const { now, viewer, node } = await ask(visit, HostHoursPage, { id: visit.params.typeId ?? '' })
  const { mentor } = viewer ?? {}
  if (node?.__typename !== 'SessionType' || !mentor?.schedule) throw data(null, 404)
  const host = node.hosts.find((each) => each.mentor.handle === mentor.handle)
  if (!host || node.mentor.handle === mentor.handle) throw data(null, 404)
  return { now, type: node, host, usual: mentor.schedule, published: mentor.state === 'APPROVED' }
}

export async function loader(visit: LoaderFunctionArgs) {
  const {
    now,
    type: { id, title },
    host: { schedule },
    published,
  } = await find(visit)
  if (!schedule) return { id, title, own: null }
  const own = {
    timeZone: schedule.timeZone,
    week: weekOf(schedule.weekly),
    zones: zoneGroups(new Date(now)),
    published,
    preview: await effectOf(visit, id),
  }
  return { id, title, own }
}

export async function action(visit: ActionFunctionArgs) {
  const id = visit.params.typeId ?? ''
  return answer(await visit.request.formData(), {
    page: `/mentor/sessions/${id}/hosts/hours`,
    off: `/mentor/sessions/${id}/hosts`,
    // To begin with, they are the usual ones: what is closed there does not open by it.
    begin: async () => (await find(visit)).usual,
    save: async (schedule) =>
      (await ask(visit, SaveHostHours, { input: { sessionTypeId: id, schedule } })).hostScheduleSave,
    effect: (hostSchedule) => effectOf(visit, id, { hostSchedule }),
    kept: {},
  })
}
