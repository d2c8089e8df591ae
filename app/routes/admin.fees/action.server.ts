import type { Submission, SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { fees as words } from '#app/words/fee.ts'
import { MentorNamed } from '../mentor.promotions/documents.ts'
import { SaveContact, SaveHold, SetMentorFee, SetProgramFee, SetServiceFee } from './documents.ts'
import { contactForm, fieldOf, holdForm, mentorFeeForm, programFeeForm, serviceFeeForm } from './form.ts'

export type Refused = { of: Intent; problem: string | null; reply: SubmissionResult<string[]> }

type Intent = 'mentor' | 'program' | 'service' | 'contact' | 'hold'
type Answer = { __typename: string; message?: string; issues?: readonly { path: string; message: string }[] }
type Any = Pick<Submission<unknown, string[]>, 'reply'>

/** Sets the fee whose form was sent. */
export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  if (form.get('intent') === 'mentor') return setMentors(visit, form)
  if (form.get('intent') === 'contact') return saveContact(visit, form)
  if (form.get('intent') === 'hold') return saveHold(visit, form)
  return form.get('intent') === 'program' ? setPrograms(visit, form) : setService(visit, form)
}

async function setMentors(visit: ActionFunctionArgs, form: FormData) {
  const submission = parseWithZod(form, { schema: mentorFeeForm })
  if (submission.status !== 'success') return refuse('mentor', submission)
  const { mentor: handle, percent: basisPoints, reason } = submission.value
  const { mentor } = await ask(visit, MentorNamed, { handle: handle.trim() })
  if (!mentor) return refuse('mentor', submission, { mentor: [words.noMentor] })
  const input = { mentorId: mentor.id, basisPoints, reason }
  return answer('mentor', submission, (await ask(visit, SetMentorFee, { input })).mentorFeeSet)
}

async function setPrograms(visit: ActionFunctionArgs, form: FormData) {
  const submission = parseWithZod(form, { schema: programFeeForm })
  if (submission.status !== 'success') return refuse('program', submission)
  const { program: programId, percent: basisPoints, reason } = submission.value
  if (!programId) return refuse('program', submission, { program: [words.noProgram] })
  const input = { programId, basisPoints, reason }
  return answer('program', submission, (await ask(visit, SetProgramFee, { input })).programFeeSet)
}

async function saveContact(visit: ActionFunctionArgs, form: FormData) {
  const submission = parseWithZod(form, { schema: contactForm })
  if (submission.status !== 'success') return refuse('contact', submission)
  const { program: programId, email } = submission.value
  if (!programId) return refuse('contact', submission, { program: [words.noProgram] })
  const input = { programId, email: email.trim() || null }
  return answer('contact', submission, (await ask(visit, SaveContact, { input })).programContactSave)
}

async function saveHold(visit: ActionFunctionArgs, form: FormData) {
  const submission = parseWithZod(form, { schema: holdForm })
  if (submission.status !== 'success') return refuse('hold', submission)
  const { program: programId, ...rest } = submission.value
  if (!programId) return refuse('hold', submission, { program: [words.noProgram] })
  const { programHoldSave } = await ask(visit, SaveHold, { input: { programId, ...rest } })
  return answer('hold', submission, programHoldSave)
}

async function setService(visit: ActionFunctionArgs, form: FormData) {
  const submission = parseWithZod(form, { schema: serviceFeeForm })
  if (submission.status !== 'success') return refuse('service', submission)
  const { percent, ...rest } = submission.value
  const input = { ...rest, basisPoints: percent ?? 0 }
  return answer('service', submission, (await ask(visit, SetServiceFee, { input })).serviceFeeSet)
}

function answer(of: Intent, submission: Any, { message, issues = [] }: Answer) {
  if (message === undefined) return redirect('/admin/fees?saved=1')
  return refuse(of, submission, fieldErrors(issues, fieldOf), message)
}

function refuse(
  of: Intent,
  submission: Any,
  errors?: Record<string, string[]>,
  problem: string | null = null,
) {
  const reply = submission.reply(errors ? { fieldErrors: errors } : {})
  return data({ of, problem, reply } satisfies Refused, 400)
}
