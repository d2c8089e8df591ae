import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { PurchaseFields, PurchaseRow } from '#app/components/package/purchase-row.tsx'
import { privatePage } from '#app/private-page.ts'
import { ReaderContext, useReader } from '#app/time/reader.ts'
import { list } from '#app/words/booking.ts'
import { bought as words } from '#app/words/package.ts'

export const handle = { plain: true }

export const meta = privatePage(words.title)

const MyPackages = graphql(
  `
    query MyPackages($after: String) {
      viewer {
        timeZone
      }
      packagePurchases(first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            ...PurchaseFields
          }
        }
      }
    }
  `,
  [PurchaseFields],
)

export async function loader(visit: LoaderFunctionArgs) {
  const after = new URL(visit.request.url).searchParams.get('after') || null
  const { viewer, packagePurchases } = await ask(visit, MyPackages, { after })
  return { zone: viewer?.timeZone ?? null, ...packagePurchases }
}

export default function PackagesRoute() {
  const { zone, edges, pageInfo } = useLoaderData<typeof loader>()
  const reader = useReader()
  return (
    <ReaderContext.Provider value={{ ...reader, zone: reader.zone ?? zone }}>
      <h1 className="text-title font-semibold">{words.title}</h1>
      {edges.length === 0 && (
        <>
          <p className="my-4">{words.none}</p>
          <a href="/" className="button">
            {words.find}
          </a>
        </>
      )}
      <ul className="mt-4 grid gap-3">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <PurchaseRow purchase={node} />
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <p className="mt-4">
          <a href={`?${new URLSearchParams({ after: pageInfo.endCursor ?? '' })}`}>{list.more}</a>
        </p>
      )}
    </ReaderContext.Provider>
  )
}
