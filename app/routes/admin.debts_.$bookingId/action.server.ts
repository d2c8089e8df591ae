import type { Submission, SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { ask } from '#app/api/ask.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { debtsDesk as words } from '#app/words/dispute.ts'
import { ReceiveDebt, WriteOffDebt } from './documents.ts'

type Intent = 'receive' | 'writeOff'
export type Refused = { of: Intent; problem: string | null; reply: SubmissionResult<string[]> }

const text = z.string().default('')
/** Only shaped here, a comma for a point included: what is owed is the API's to say. */
const amount = text
  .transform((typed) => typed.trim().replace(',', '.'))
  .refine((typed) => /^\d{1,15}(\.\d{1,9})?$/.test(typed), words.amountWrong)
const part = { amount, currency: text, key: text }
const receipt = z.object({ ...part, reference: text, receivedOn: z.iso.date(words.dayMissing) })
const loss = z.object({ ...part, reason: text })

/** Notes what the form that was sent says of the debt. */
export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  return form.get('intent') === 'receive' ? receive(visit, form) : writeOff(visit, form)
}

async function receive(visit: ActionFunctionArgs, form: FormData) {
  const submission = parseWithZod(form, { schema: receipt })
  if (submission.status !== 'success') return refuse('receive', submission)
  const { reference, receivedOn } = submission.value
  const input = { ...partOf(visit, submission.value), reference, receivedOn }
  return answer(visit, 'receive', submission, (await ask(visit, ReceiveDebt, { input })).done)
}

async function writeOff(visit: ActionFunctionArgs, form: FormData) {
  const submission = parseWithZod(form, { schema: loss })
  if (submission.status !== 'success') return refuse('writeOff', submission)
  const input = { ...partOf(visit, submission.value), reason: submission.value.reason }
  return answer(visit, 'writeOff', submission, (await ask(visit, WriteOffDebt, { input })).done)
}

type Part = { amount: string; currency: string; key: string }

function partOf({ params }: ActionFunctionArgs, { amount: of, currency, key }: Part) {
  return { bookingId: params.bookingId ?? '', amount: { amount: of, currency }, idempotencyKey: key }
}

type Answer = { __typename: string; message?: string; issues?: readonly { path: string; message: string }[] }
type Any = Pick<Submission<unknown, string[]>, 'reply'>

function answer({ params }: ActionFunctionArgs, of: Intent, submission: Any, said: Answer) {
  if (said.message === undefined) return redirect(`/admin/debts/${params.bookingId}`)
  return refuse(of, submission, fieldErrors(said.issues ?? []), said.message)
}

function refuse(
  of: Intent,
  submission: Any,
  errors?: Record<string, string[]>,
  problem: string | null = null,
) {
  const reply = submission.reply(errors ? { fieldErrors: errors } : {})
  return data({ of, problem, reply } satisfies Refused, 409)
}
