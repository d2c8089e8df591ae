import { useActionData, useLoaderData } from '@remix-run/react'
import { HoursPage } from '#app/components/availability/hours-page.tsx'
import { privatePage } from '#app/private-page.ts'
import { hostHours as words } from '#app/words/availability.ts'
import { action, loader } from './page.server.ts'

export const meta = privatePage(words.title)

export { action, loader }

export default function HostHoursRoute() {
  const { id, title, own } = useLoaderData<typeof loader>()
  const hosts = `/mentor/sessions/${id}/hosts`
  return (
    <HoursPage
      heading={words.of(title)}
      texts={words}
      page={`${hosts}/hours`}
      back={{ to: hosts, text: words.back(title) }}
      own={own}
      typed={useActionData<typeof action>()}
    />
  )
}
