import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ask } from '#app/api/ask.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { Field } from '#app/components/ui/field.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { privatePage } from '#app/private-page.ts'
import { bank as words } from '#app/words/invoice.ts'
import { BankPage, SaveBankAccount } from './documents.ts'

export const meta = privatePage(words.title)

const text = z.string().default('')
const account = z.object({ holder: text, number: text })

export async function loader(visit: LoaderFunctionArgs) {
  const { paysByInvoice, viewer } = await ask(visit, BankPage, {})
  if (!paysByInvoice || !viewer?.mentor) throw data(null, 404)
  return { now: viewer.mentor.bankAccount }
}

export async function action(visit: ActionFunctionArgs) {
  const submission = parseWithZod(await visit.request.formData(), { schema: account })
  if (submission.status !== 'success') return data({ problem: null, reply: submission.reply() }, 400)
  const { payoutBankAccountSave: done } = await ask(visit, SaveBankAccount, { input: submission.value })
  if (done.__typename === 'Mentor') return redirect('/mentor/earnings')
  const issues = done.__typename === 'InputInvalid' ? done.issues : []
  return data({ problem: done.message, reply: submission.reply({ fieldErrors: fieldErrors(issues) }) }, 400)
}

/** Where somebody sends a mentor's earnings, as the mentor names it. */
export default function BankRoute() {
  const { now } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [form, fields] = useForm<z.infer<typeof account>>({
    id: 'bank',
    lastResult: refused?.reply ?? null,
  })
  return (
    <div className="max-w-2xl">
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      {now && <p className="mt-2">{words.now(now.holder, now.number)}</p>}
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <Form method="post" id={form.id} className="card mt-4 grid gap-4" noValidate>
        <Field field={fields.holder} label={words.holder} autoComplete="name" required />
        <Field field={fields.number} label={words.number} hint={words.numberHint} required />
        <div>
          <Submit pending={words.saving}>{words.save}</Submit>
        </div>
      </Form>
      <p className="mt-4">
        <Link to="/mentor/earnings">{words.back}</Link>
      </p>
    </div>
  )
}
