import { type LoaderFunctionArgs, redirectDocument } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { ask, signInPath } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Tabs } from '#app/components/ui/tabs.tsx'
import { privatePage } from '#app/private-page.ts'
import { desk as words } from '#app/words/desk.ts'

export const meta = privatePage(words.title)

const Desk = graphql(`
  query Desk {
    viewer {
      mentor {
        id
      }
    }
  }
`)

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer } = await ask(visit, Desk, {})
  if (!viewer) throw redirectDocument(signInPath(visit.request))
  return { mentor: viewer.mentor !== null }
}

const rooms = [
  ['/mentor', words.overview],
  ['/mentor/profile', words.profile],
  ['/mentor/sessions', words.sessions],
  ['/mentor/hours', words.hours],
  ['/mentor/calendars', words.calendars],
  ['/mentor/bookings', words.bookings],
  ['/mentor/packages', words.packages],
  ['/mentor/promotions', words.promotions],
  ['/mentor/earnings', words.earnings],
] as const

export default function DeskRoute() {
  const { mentor } = useLoaderData<typeof loader>()
  return (
    <>
      {mentor && <Tabs label={words.title} tabs={rooms} />}
      <Outlet />
    </>
  )
}
