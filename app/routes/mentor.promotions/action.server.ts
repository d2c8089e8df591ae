import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { fieldOf, promotionForm, promotionInput } from '#app/components/promotion/form.ts'
import { promotions as words } from '#app/words/promotion.ts'
import { CreatePromotion, MentorNamed, WithdrawPromotion } from './documents.ts'

const nothing = { problem: null, made: null, reply: null }

/** Makes a code that this one bears, or withdraws one. */
export async function promotionAction(visit: ActionFunctionArgs, bearer: 'MENTOR' | 'PLATFORM') {
  const form = await visit.request.formData()
  if (form.get('intent') === 'withdraw') {
    const input = { promotionId: String(form.get('id')) }
    const { promotionWithdraw: done } = await ask(visit, WithdrawPromotion, { input })
    return done.__typename === 'Promotion' ? data(nothing) : data({ ...nothing, problem: done.message }, 409)
  }
  const submission = parseWithZod(form, { schema: promotionForm })
  if (submission.status !== 'success') return data({ ...nothing, reply: submission.reply() }, 400)
  const refused = (problem: string | null, fields: Record<string, string[]>) =>
    data({ ...nothing, problem, reply: submission.reply({ fieldErrors: fields }) }, 400)
  const handle = bearer === 'PLATFORM' ? submission.value.mentor.trim() : ''
  const mentor = handle ? (await ask(visit, MentorNamed, { handle })).mentor : null
  if (handle && !mentor) return refused(null, { mentor: [words.noMentor] })
  const input = { ...promotionInput(submission.value), bearer, mentorId: mentor?.id ?? null }
  const { promotionCreate: made } = await ask(visit, CreatePromotion, { input })
  if (made.__typename === 'Promotion') return data({ ...nothing, made: made.code })
  return refused(made.message, fieldErrors(made.issues, fieldOf))
}
