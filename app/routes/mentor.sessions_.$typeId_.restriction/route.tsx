import { useActionData, useLoaderData } from '@remix-run/react'
import { HoursPage } from '#app/components/availability/hours-page.tsx'
import { privatePage } from '#app/private-page.ts'
import { restriction as words } from '#app/words/availability.ts'
import { action, loader } from './page.server.ts'

export const meta = privatePage(words.title)

export { action, loader }

export default function RestrictionRoute() {
  const { id, title, inBookerZone, own } = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  const editor = `/mentor/sessions/${id}`
  return (
    <HoursPage
      heading={words.of(title)}
      texts={words}
      page={`${editor}/restriction`}
      back={{ to: editor, text: words.back(title) }}
      own={own}
      typed={typed}
      asked={<WhoseClock inBookerZone={typed?.inBookerZone ?? inBookerZone} />}
    />
  )
}

function WhoseClock({ inBookerZone }: { inBookerZone: boolean }) {
  return (
    <>
      <label className="mt-4 flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name="inBookerZone"
          defaultChecked={inBookerZone}
          aria-describedby="inBookerZone-hint"
          className="tick"
        />
        {words.inBookerZone}
      </label>
      <p id="inBookerZone-hint" className="text-small text-text-quiet">
        {words.inBookerZoneHint}
      </p>
    </>
  )
}
