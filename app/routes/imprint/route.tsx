import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { imprint as words } from '#app/words/legal.ts'
import { shell } from '#app/words/shell.ts'

export const handle = { plain: true }

export const meta: MetaFunction = () => [{ title: `${words.title} · ${shell.name}` }]

const Imprint = graphql(`
  query Imprint {
    operator {
      name
      address
      email
    }
  }
`)

export async function loader(visit: LoaderFunctionArgs) {
  return await ask(visit, Imprint, {})
}

export default function ImprintRoute() {
  const { operator } = useLoaderData<typeof loader>()
  return (
    <div className="max-w-2xl">
      <h1 className="text-title font-semibold">{words.title}</h1>
      <h2 className="mt-6 text-lead font-semibold">{words.who}</h2>
      {operator ? (
        <address className="mt-1 whitespace-pre-line not-italic">
          {operator.name}
          {'\n'}
          {operator.address}
        </address>
      ) : (
        <p className="mt-1">{words.nobody}</p>
      )}
      <h2 className="mt-6 text-lead font-semibold">{words.contact}</h2>
      <p className="mt-1">
        {operator?.email ? <a href={`mailto:${operator.email}`}>{operator.email}</a> : words.answer}
      </p>
    </div>
  )
}
