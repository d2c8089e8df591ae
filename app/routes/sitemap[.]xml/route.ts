import type { LoaderFunctionArgs } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'

const Public = graphql(`
  query Public($after: String) {
    mentors(first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          handle
          sessionTypes(first: 20) {
            edges {
              node {
                slug
                active
              }
            }
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
  const paths = ['/', '/terms', '/privacy', '/refunds', '/imprint', '/accessibility']
  let after: string | null = null
  for (let page = 0; page < mostPages; page += 1) {
    const { mentors }: Awaited<ReturnType<typeof publicPage>> = await publicPage(visit, after)
    for (const { node } of mentors.edges) {
      const types = node.sessionTypes.edges.filter((edge) => edge.node.active)
      paths.push(
        `/mentors/${node.handle}`,
        ...types.map((edge) => `/mentors/${node.handle}/${edge.node.slug}`),
      )
    }
    after = mentors.pageInfo.endCursor
    if (!mentors.pageInfo.hasNextPage) break
  }
  const urls = paths.map((path) => `<url><loc>${new URL(path, visit.request.url)}</loc></url>`)
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}

const publicPage = (visit: LoaderFunctionArgs, after: string | null) => ask(visit, Public, { after })
