import { type ActionFunctionArgs, data } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { answer } from './answer.server.ts'
import { SaveTypeHours, TypeHoursPage } from './documents.ts'
import { effectOf } from './effect.server.ts'

/** Gives the session type hours of its own, takes them away, saves them as typed, or says what they come to. */
export async function action(visit: ActionFunctionArgs) {
  const id = visit.params.typeId ?? ''
  return answer(await visit.request.formData(), {
    page: `/mentor/sessions/${id}/hours`,
    off: `/mentor/sessions/${id}`,
    begin: () => mentorsHours(visit, id),
    save: async (schedule) =>
      (await ask(visit, SaveTypeHours, { input: { sessionTypeId: id, schedule } })).sessionTypeScheduleSave,
    effect: (schedule) => effectOf(visit, id, { schedule }),
    kept: {},
  })
}

/** To begin with, own hours are the mentor's: what is closed there does not open by it. */
async function mentorsHours(visit: ActionFunctionArgs, id: string) {
  const { viewer } = await ask(visit, TypeHoursPage, { id })
  const { schedule } = viewer?.mentor ?? {}
  if (!schedule) throw data(null, 404)
  return schedule
}
