import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ResultOf } from 'gql.tada'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Tiers } from '#app/components/booking/policy.tsx'
import { isNothing } from '#app/components/ui/cost.tsx'
import { refundPolicy as words } from '#app/words/legal.ts'
import { shell } from '#app/words/shell.ts'

export const handle = { plain: true }

export const meta: MetaFunction = () => [{ title: `${words.title} · ${shell.name}` }]

const Policies = graphql(`
  query Policies($after: String) {
    sessionTypes(first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          price {
            amount
            currency
          }
          refundTiers {
            hoursBefore
            percent
          }
        }
      }
    }
  }
`)

export async function loader(visit: LoaderFunctionArgs) {
  const different = new Map<string, readonly { hoursBefore: number; percent: number }[]>()
  let after: string | null = null
  do {
    const { sessionTypes }: ResultOf<typeof Policies> = await ask(visit, Policies, { after })
    for (const { node } of sessionTypes.edges)
      if (!isNothing(node.price)) different.set(JSON.stringify(node.refundTiers), node.refundTiers)
    after = sessionTypes.pageInfo.hasNextPage ? sessionTypes.pageInfo.endCursor : null
  } while (after)
  return { policies: [...different.values()] }
}

export default function RefundsRoute() {
  const { policies } = useLoaderData<typeof loader>()
  return (
    <div className="max-w-2xl">
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.intro}</p>
      <h2 className="mt-6 text-lead font-semibold">{words.inUse(policies.length)}</h2>
      {policies.map((tiers) => (
        <div key={JSON.stringify(tiers)} className="card mt-3">
          <Tiers tiers={tiers} />
        </div>
      ))}
      <h2 className="mt-6 text-lead font-semibold">{words.always}</h2>
      <ul className="mt-1 list-disc ps-5">
        {words.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </div>
  )
}
