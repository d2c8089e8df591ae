import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { readFragment } from 'gql.tada'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Refusal } from '#app/api/refusal.ts'
import { PurchaseFields, PurchaseRow } from '#app/components/package/purchase-row.tsx'
import { Cost } from '#app/components/ui/cost.tsx'
import { More } from '#app/components/ui/more.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { ReasonField } from '#app/components/ui/reason-field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { privatePage } from '#app/private-page.ts'
import { overseeing as words } from '#app/words/package.ts'

export const meta = privatePage(words.title)

const AllPackages = graphql(
  `
    query AllPackages($after: String) {
      packagePurchases(first: 20, after: $after, everybodys: true) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            ownerName
            unspent {
              amount
              currency
            }
            ...PurchaseFields
          }
        }
      }
    }
  `,
  [PurchaseFields],
)

const RefundPackage = graphql(
  `
    mutation RefundPackage($input: PackageRefundInput!) {
      packageRefund(input: $input) {
        __typename
        ...Refusal
      }
    }
  `,
  [Refusal],
)

export async function loader(visit: LoaderFunctionArgs) {
  const after = new URL(visit.request.url).searchParams.get('after') || null
  return ask(visit, AllPackages, { after })
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const input = { purchaseId: String(form.get('id')), reason: String(form.get('reason') ?? '') }
  const { packageRefund: done } = await ask(visit, RefundPackage, { input })
  return done.__typename === 'PackagePurchase' ? data(null) : data({ problem: done.message, input }, 409)
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['packagePurchases']['edges'][number]['node']

export default function AdminPackagesRoute() {
  const { edges, pageInfo } = useLoaderData<typeof loader>().packagePurchases
  const refused = useActionData<typeof action>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      {refused && <Problem title={words.refused}>{refused.problem}</Problem>}
      {edges.length === 0 && <p className="mt-4">{words.none}</p>}
      <ul className="mt-4 grid gap-6">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <PurchaseRow purchase={node}>
              <Refund row={node} kept={refused?.input.purchaseId === node.id ? refused.input.reason : ''} />
            </PurchaseRow>
          </li>
        ))}
      </ul>
      <More page={pageInfo} />
    </>
  )
}

function Refund({ row, kept }: { row: Row; kept: string }) {
  const { id, ownerName, unspent } = row
  const { state, left, contested } = readFragment(PurchaseFields, row)
  return (
    <>
      <dl className="facts mt-2">
        <dt>{words.owner}</dt>
        <dd>{ownerName}</dd>
        <dt>{words.rest}</dt>
        <dd>
          <Cost of={unspent} />
        </dd>
      </dl>
      {state === 'ACTIVE' && left > 0 && !contested && (
        <Form method="post" className="mt-2 flex flex-wrap items-end gap-3">
          <input type="hidden" name="id" value={id} />
          <ReasonField id={`reason-${id}`} label={words.reason} most={500} typed={kept} />
          <Submit quiet pending={words.refunding}>
            {words.refund}
          </Submit>
        </Form>
      )}
    </>
  )
}
