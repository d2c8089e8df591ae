import { data, type LoaderFunctionArgs, redirectDocument } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { ask, signInPath } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Tabs } from '#app/components/ui/tabs.tsx'
import { privatePage } from '#app/private-page.ts'
import { admin as words } from '#app/words/admin.ts'

export const meta = privatePage(words.title)

const Roles = graphql(`
  query Roles {
    paysByInvoice
    viewer {
      roles
    }
  }
`)

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer, paysByInvoice } = await ask(visit, Roles, {})
  if (!viewer) throw redirectDocument(signInPath(visit.request))
  // The API refuses each of the queries below as well; this only says it in one place.
  if (!viewer.roles.includes('ADMIN')) throw data(null, 403)
  return { rooms: rooms.filter(([path]) => path !== byHand || paysByInvoice) }
}

const byHand = '/admin/hand'

const rooms = [
  ['/admin/mentors', words.mentors],
  ['/admin/stuck', words.stuck],
  ['/admin/differences', words.differences],
  ['/admin/books', words.books],
  ['/admin/tax', words.tax],
  ['/admin/complaints', words.complaints],
  ['/admin/disputes', words.disputes],
  ['/admin/payouts', words.payouts],
  ['/admin/refunds', words.refunds],
  ['/admin/debts', words.debts],
  [byHand, words.hand],
  ['/admin/packages', words.packages],
  ['/admin/promotions', words.promotions],
  ['/admin/fees', words.fees],
  ['/admin/keys', words.keys],
  ['/admin/providers', words.providers],
  ['/admin/policy', words.policy],
  ['/admin/audit', words.audit],
] as const

export default function AdminRoute() {
  const { rooms } = useLoaderData<typeof loader>()
  return (
    <>
      <Tabs label={words.title} tabs={rooms} />
      <Outlet />
    </>
  )
}
