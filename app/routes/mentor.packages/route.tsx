import { type SubmissionResult, useForm } from '@conform-to/react'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { Cost, isNothing } from '#app/components/ui/cost.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { More } from '#app/components/ui/more.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { SelectField } from '#app/components/ui/select-field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { offer, selling as words } from '#app/words/package.ts'
import { action, type PackageForm } from './action.server.ts'
import { SellingPage } from './documents.ts'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const after = new URL(visit.request.url).searchParams.get('after') || null
  const { viewer, packages } = await ask(visit, SellingPage, { after })
  const all = viewer?.mentor?.sessionTypes.edges.map(({ node }) => node) ?? []
  return { types: all.filter(({ active, price }) => active && !isNothing(price)), packages }
}

export { action }

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Done = { problem: string | null; made: boolean; reply: SubmissionResult<string[]> | null }

export default function SellingRoute() {
  const { types, packages } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>() as Done | undefined
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      {done?.problem && <Problem title={words.refused}>{done.problem}</Problem>}
      {done?.made && (
        <p role="status" className="notice notice-good my-4">
          {words.made}
        </p>
      )}
      {types.length > 0 ? <NewPackage types={types} done={done} /> : <p className="mt-4">{words.noTypes}</p>}
      {packages.edges.length === 0 && <p className="mt-6">{words.none}</p>}
      <ul className="mt-6 grid gap-3">
        {packages.edges.map(({ node }) => (
          <li key={node.id}>
            <Offered offered={node} />
          </li>
        ))}
      </ul>
      <More page={packages.pageInfo} />
      <p className="mt-6 text-small text-text-quiet">
        {words.keep} {words.stop}
      </p>
    </>
  )
}

function NewPackage({ types, done }: { types: Loaded['types']; done: Done | undefined }) {
  const [form, fields] = useForm<PackageForm>({ id: 'package', lastResult: done?.reply ?? null })
  const options = types.map(({ id, title, price }) => [id, `${title} (${price.currency})`] as const)
  return (
    <Form method="post" id={form.id} className="card mt-4 grid gap-4 sm:grid-cols-2" noValidate>
      <h2 className="text-lead font-semibold sm:col-span-2">{words.new}</h2>
      <SelectField field={fields.type} label={words.type} options={options} />
      <Field field={fields.sessions} label={words.sessions} inputMode="numeric" required />
      <Field field={fields.price} label={words.price} hint={words.priceHint} inputMode="decimal" required />
      <Field field={fields.months} label={words.months} inputMode="numeric" required />
      <div className="sm:col-span-2">
        <Submit pending={words.creating} name="intent" value="create">
          {words.create}
        </Submit>
      </div>
    </Form>
  )
}

function Offered({ offered }: { offered: Loaded['packages']['edges'][number]['node'] }) {
  const { id, sessions, validMonths, withdrawnAt, sold, price, each, sessionType } = offered
  return (
    <article className="card flex flex-wrap items-center justify-between gap-4">
      <div>
        <h3 className="font-semibold">
          {offer.sessions(sessions)} {offer.of(sessionType.title)}
        </h3>
        <p>
          <Cost of={price} /> · <Cost of={each} /> {offer.each}, {words.holds(validMonths)},{' '}
          {words.sold(sold)}
        </p>
      </div>
      {withdrawnAt ? (
        <p className="text-bad">
          {words.withdrawn} <When at={withdrawnAt} />
        </p>
      ) : (
        <Form method="post">
          <input type="hidden" name="id" value={id} />
          <Submit quiet name="intent" value="withdraw" pending={words.withdrawing}>
            {words.withdraw} <span className="sr-only">{offer.sessions(sessions)}</span>
          </Submit>
        </Form>
      )}
    </article>
  )
}
