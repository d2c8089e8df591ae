import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Refusal } from '#app/api/refusal.ts'
import { Policy } from '#app/components/booking/policy.tsx'
import { Cost } from '#app/components/ui/cost.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { offer, buying as words } from '#app/words/package.ts'

export const handle = { plain: true }

export const meta = privatePage(offer.title)

const PackagePage = graphql(`
  query PackagePage($id: ID!) {
    node(id: $id) {
      __typename
      ... on Package {
        id
        sessions
        validMonths
        withdrawnAt
        price {
          amount
          currency
        }
        each {
          amount
          currency
        }
        sessionType {
          title
          slug
          durationMinutes
          refundTiers {
            hoursBefore
            percent
          }
          mentor {
            handle
            name
          }
        }
      }
    }
  }
`)

const Buy = graphql(
  `
    mutation Buy($input: PackageBuyInput!) {
      packageBuy(input: $input) {
        __typename
        ... on PackageCheckout {
          checkoutUrl
          purchase {
            id
          }
        }
        ...Refusal
      }
    }
  `,
  [Refusal],
)

export async function loader(visit: LoaderFunctionArgs) {
  const { node } = await ask(visit, PackagePage, { id: visit.params.packageId ?? '' })
  if (node?.__typename !== 'Package') throw data(null, 404)
  return { offer: node, key: randomUUID() }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const input = { packageId: visit.params.packageId ?? '', idempotencyKey: String(form.get('key')) }
  const { packageBuy: made } = await ask(visit, Buy, { input })
  if (made.__typename !== 'PackageCheckout') return data({ problem: made.message }, 409)
  return redirect(made.checkoutUrl ?? `/packages/bought/${made.purchase.id}`)
}

export default function PackageRoute() {
  const { offer: shown, key } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { sessions, sessionType: type, price, each, validMonths, withdrawnAt } = shown
  const page = `/mentors/${type.mentor.handle}/${type.slug}`
  const { rule } = words
  return (
    <div className="max-w-2xl">
      <p>
        <a href={page}>{type.title}</a>
      </p>
      <h1 className="mt-2 text-title font-semibold">{words.title(sessions, type.title)}</h1>
      {refused && <Problem title={words.refused}>{refused.problem}</Problem>}
      <dl className="facts mt-4">
        <dt>{words.with}</dt>
        <dd>
          <a href={`/mentors/${type.mentor.handle}`}>{type.mentor.name}</a>
        </dd>
        <dt>{words.price}</dt>
        <dd>
          <strong>
            <Cost of={price} />
          </strong>
          , <Cost of={each} /> {words.each(sessions)}
        </dd>
      </dl>
      <h2 className="mt-6 text-lead font-semibold">{words.rules}</h2>
      <ul className="mt-2 grid list-disc gap-1 ps-6">
        {[rule.spend, rule.valid(validMonths), rule.back, rule.unused, rule.stops, rule.account].map(
          (each) => (
            <li key={each}>{each}</li>
          ),
        )}
      </ul>
      <Policy price={price} tiers={type.refundTiers} />
      {!withdrawnAt && (
        <form method="post" className="mt-6">
          <input type="hidden" name="key" value={key} />
          <button type="submit" className="button" data-pending={words.buying}>
            {words.buy}
          </button>
        </form>
      )}
      <p className="mt-4">
        <a href={page}>{words.single}</a>
      </p>
    </div>
  )
}
