import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { HoursEditor } from '#app/components/availability/hours-editor.tsx'
import { MonthTable } from '#app/components/availability/month-table.tsx'
import { Problems } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { calendar } from '#app/words/availability.ts'
import { desk, hours as words } from '#app/words/desk.ts'
import { action } from './action.server.ts'
import { loader } from './loader.server.ts'

export const meta = privatePage(words.title)

export { action, loader }

const page = '/mentor/hours'

export default function HoursRoute() {
  const known = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  const saved = useSearchParams()[0].has('saved')
  const { timeZone, week } = typed ?? known
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <Problems said={typed?.problems} />
      <p role="status">{saved && !typed && desk.saved}</p>
      <HoursEditor
        key={JSON.stringify([week, timeZone])}
        week={week}
        timeZone={timeZone}
        zones={known.zones}
        page={page}
        preview={typed?.preview ?? known.preview}
        published={known.published}
        wrong={typed?.wrong ?? {}}
      >
        <p className="mt-4">
          <Link to="/mentor/hours/away" className="inline-flex min-h-11 items-center">
            {calendar.awayLink}
          </Link>
        </p>
      </HoursEditor>
      <MonthTable {...known} zone={known.timeZone} page={page} />
    </>
  )
}
