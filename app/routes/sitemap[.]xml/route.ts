import type { LoaderFunctionArgs } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'

const Bookable = graphql(`
  query Bookable($after: String) {
    sessionTypes(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          slug
          active
          mentor {
            handle
          }
        }
      }
    }
  }
`)

// A sitemap file holds at most 50,000 addresses (sitemaps.org).
const mostPages = 200

/** Every page that is for everybody. Handles and slugs are letters, digits and hyphens, so nothing needs escaping. */
export async function loader(visit: LoaderFunctionArgs) {
  const paths = new Set(['/', '/terms', '/privacy', '/refunds', '/imprint', '/accessibility'])
  let after: string | null = null
  for (let page = 0; page < mostPages; page += 1) {
    const { sessionTypes }: Awaited<ReturnType<typeof bookable>> = await bookable(visit, after)
    for (const { node } of sessionTypes.edges) {
      if (!node.active) continue
      paths.add(`/mentors/${node.mentor.handle}`)
      paths.add(`/mentors/${node.mentor.handle}/${node.slug}`)
    }
    after = sessionTypes.pageInfo.endCursor
    if (!sessionTypes.pageInfo.hasNextPage) break
  }
  const urls = [...paths].map((path) => `<url><loc>${new URL(path, visit.request.url)}</loc></url>`)
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}

const bookable = (visit: LoaderFunctionArgs, after: string | null) => ask(visit, Bookable, { after })
