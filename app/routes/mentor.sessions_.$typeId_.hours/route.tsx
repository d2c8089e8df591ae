import { useActionData, useLoaderData } from '@remix-run/react'
import { HoursPage } from '#app/components/availability/hours-page.tsx'
import { MonthTable } from '#app/components/availability/month-table.tsx'
import { privatePage } from '#app/private-page.ts'
import { ownHours as words } from '#app/words/availability.ts'
import { action } from './action.server.ts'
import { loader } from './loader.server.ts'

export const meta = privatePage(words.title)

export { action, loader }

export default function TypeHoursRoute() {
  const { id, title, own } = useLoaderData<typeof loader>()
  const editor = `/mentor/sessions/${id}`
  const page = `${editor}/hours`
  return (
    <HoursPage
      heading={words.of(title)}
      texts={words}
      page={page}
      back={{ to: editor, text: words.back(title) }}
      own={own}
      typed={useActionData<typeof action>()}
    >
      {own && <MonthTable {...own} zone={own.timeZone} page={page} />}
    </HoursPage>
  )
}
