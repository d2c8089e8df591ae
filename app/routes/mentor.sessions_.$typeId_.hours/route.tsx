import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { HoursEditor } from '#app/components/availability/hours-editor.tsx'
import { MonthTable } from '#app/components/availability/month-table.tsx'
import { Problems } from '#app/components/ui/problem.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { privatePage } from '#app/private-page.ts'
import { ownHours as words } from '#app/words/availability.ts'
import { desk } from '#app/words/desk.ts'
import { action } from './action.server.ts'
import { loader } from './loader.server.ts'

export const meta = privatePage(words.title)

export { action, loader }

export default function TypeHoursRoute() {
  const { id, title, own } = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  const saved = useSearchParams()[0].has('saved')
  const editor = `/mentor/sessions/${id}`
  const page = `${editor}/hours`
  return (
    <>
      <p>
        <Link to={editor}>{words.back(title)}</Link>
      </p>
      <h1 className="mt-2 text-title font-semibold">{words.of(title)}</h1>
      <Problems said={typed?.problems} />
      <p role="status">{saved && !typed && desk.saved}</p>
      <p className="mt-2">{own ? words.on : words.off}</p>
      <Form method="post" action={page} className="mt-3">
        <Submit quiet name="intent" value={own ? 'off' : 'on'} pending={desk.saving}>
          {own ? words.turnOff : words.turnOn}
        </Submit>
      </Form>
      {own && (
        <>
          <HoursEditor
            key={JSON.stringify([typed?.week ?? own.week, own.timeZone])}
            week={typed?.week ?? own.week}
            timeZone={typed?.timeZone ?? own.timeZone}
            zones={own.zones}
            page={page}
            preview={typed?.preview ?? own.preview}
            published={own.published}
          />
          <MonthTable {...own} zone={own.timeZone} page={page} />
        </>
      )}
    </>
  )
}
