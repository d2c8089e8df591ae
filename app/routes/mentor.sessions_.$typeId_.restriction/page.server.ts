import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { weekOf } from '#app/components/availability/week.ts'
import { weekdays } from '#app/time/weekdays.ts'
import { zoneGroups } from '#app/time/zones.server.ts'
import { answer } from '../mentor.sessions_.$typeId_.hours/answer.server.ts'
import { effectOf } from '../mentor.sessions_.$typeId_.hours/effect.server.ts'
import { RestrictionPage, SaveRestriction } from './documents.ts'

/** The hours that the session type stays within, if there are some. */
export async function loader(visit: LoaderFunctionArgs) {
  const id = visit.params.typeId ?? ''
  const { now, viewer, node } = await ask(visit, RestrictionPage, { id })
  // A stranger may see a public type, but never its place.
  if (node?.__typename !== 'SessionType' || node.placeDetail === null) throw data(null, 404)
  const { title, restriction, restrictionInBookerZone: inBookerZone } = node
  if (!restriction) return { id, title, inBookerZone, own: null }
  const own = {
    timeZone: restriction.timeZone,
    week: weekOf(restriction.weekly),
    zones: zoneGroups(new Date(now)),
    published: viewer?.mentor?.state === 'APPROVED',
    preview: await effectOf(visit, id),
  }
  return { id, title, inBookerZone, own }
}

export async function action(visit: ActionFunctionArgs) {
  const id = visit.params.typeId ?? ''
  const form = await visit.request.formData()
  const inBookerZone = form.has('inBookerZone')
  return answer(form, {
    page: `/mentor/sessions/${id}/restriction`,
    off: `/mentor/sessions/${id}`,
    begin: () => wholeWeek(visit, id),
    save: async (schedule) => {
      const input = { sessionTypeId: id, schedule, inBookerZone }
      return (await ask(visit, SaveRestriction, { input })).sessionTypeRestrictionSave
    },
    effect: (restriction) => effectOf(visit, id, { restriction }),
    kept: { inBookerZone },
  })
}

/** To begin with, nothing is kept out. */
async function wholeWeek(visit: ActionFunctionArgs, id: string) {
  const { viewer } = await ask(visit, RestrictionPage, { id })
  const { timeZone } = viewer?.mentor?.schedule ?? {}
  if (!timeZone) throw data(null, 404)
  return { timeZone, weekly: weekdays.map((weekday) => ({ weekday, start: '00:00', end: '24:00' })) }
}
