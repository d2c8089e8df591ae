import { data, type LoaderFunctionArgs, type MetaFunction, redirectDocument } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { ask, signInPath } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Tabs } from '#app/components/ui/tabs.tsx'
import { admin as words } from '#app/words/admin.ts'
import { shell } from '#app/words/shell.ts'

export const meta: MetaFunction = () => [
  { title: `${words.title} · ${shell.name}` },
  { name: 'robots', content: 'noindex' },
]

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
