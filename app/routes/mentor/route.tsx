import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirectDocument } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { ask, signInPath } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Tabs } from '#app/components/ui/tabs.tsx'
import { desk as words } from '#app/words/desk.ts'
import { shell } from '#app/words/shell.ts'

export const meta: MetaFunction = () => [
  { title: `${words.title} · ${shell.name}` },
  { name: 'robots', content: 'noindex' },
]

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
  ['/mentor/bookings', words.bookings],
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
