import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data } from '@remix-run/node'
import { z } from 'zod'
import { ask } from '#app/api/ask.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { CreatePackage, WithdrawPackage } from './documents.ts'

/** Only shapes strings to fields: what is allowed in them is the API's to say. */
const packageForm = z.object({
  type: z.string().default(''),
  sessions: z.coerce.number().int().default(0),
  price: z.string().default(''),
  months: z.coerce.number().int().default(0),
})

export type PackageForm = z.infer<typeof packageForm>

const fields: Record<string, string> = { sessionTypeId: 'type', validMonths: 'months' }
const nothing = { problem: null, made: false, reply: null }

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  if (form.get('intent') === 'withdraw') {
    const input = { packageId: String(form.get('id')) }
    const { packageWithdraw: done } = await ask(visit, WithdrawPackage, { input })
    return done.__typename === 'Package' ? data(nothing) : data({ ...nothing, problem: done.message }, 409)
  }
  const submission = parseWithZod(form, { schema: packageForm })
  if (submission.status !== 'success') return data({ ...nothing, reply: submission.reply() }, 400)
  const { type: sessionTypeId, sessions, price, months: validMonths } = submission.value
  const input = { sessionTypeId, sessions, price: price.trim(), validMonths }
  const { packageCreate: made } = await ask(visit, CreatePackage, { input })
  if (made.__typename === 'Package') return data({ ...nothing, made: true })
  const wrong = made.__typename === 'InputInvalid' ? made.issues : []
  const reply = submission.reply({ fieldErrors: fieldErrors(wrong, (path) => fields[path] ?? path) })
  return data({ ...nothing, problem: made.message, reply }, 400)
}
