import { data, type LoaderFunctionArgs, redirectDocument } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { ask, signInPath } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Tabs } from '#app/components/ui/tabs.tsx'
import { privatePage } from '#app/private-page.ts'
import { admin as words } from '#app/words/admin.ts'

export const meta = privatePage(words.title)

const Roles = graphql(`
  query Roles {
    viewer {
      roles
    }
  }
`)

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer } = await ask(visit, Roles, {})
  if (!viewer) throw redirectDocument(signInPath(visit.request))
  // The API refuses each of the queries below as well; this only says it in one place.
  if (!viewer.roles.includes('ADMIN')) throw data(null, 403)
  return null
}

const rooms = [
  ['/admin/mentors', words.mentors],
  ['/admin/stuck', words.stuck],
  ['/admin/complaints', words.complaints],
  ['/admin/promotions', words.promotions],
  ['/admin/keys', words.keys],
  ['/admin/policy', words.policy],
  ['/admin/audit', words.audit],
] as const

export default function AdminRoute() {
  return (
    <>
      <Tabs label={words.title} tabs={rooms} />
      <Outlet />
    </>
  )
}
