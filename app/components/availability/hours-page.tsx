import { Form, Link, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { ZoneGroup } from '#app/components/booking/zone-options.tsx'
import { Problems } from '#app/components/ui/problem.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { desk } from '#app/words/desk.ts'
import type { Preview } from './effect.tsx'
import type { HoursTexts } from './hours-choice.tsx'
import { HoursEditor } from './hours-editor.tsx'
import type { TypedWeek, Week } from './week.ts'
import type { WeekTexts } from './week-form.tsx'

/** Hours that something has beside its mentor's, and what they come to. */
type OwnHours = {
  timeZone: string
  week: Week
  zones: readonly ZoneGroup[]
  preview: Preview
  published: boolean
}

type Props = {
  heading: string
  texts: HoursTexts & Partial<WeekTexts>
  /** Where the page is, and where one comes from. */
  page: string
  back: { to: string; text: string }
  /** Null: there are none. */
  own: OwnHours | null
  typed: TypedWeek | undefined
  asked?: ReactNode
  /** What follows the hours, where there are some. */
  children?: ReactNode
}

/** Hours beside the usual ones: given, taken away, and changed as the usual ones are. */
export function HoursPage({ heading, texts, page, back, own, typed, asked, children }: Props) {
  const saved = useSearchParams()[0].has('saved')
  const { week, timeZone } = typed ?? own ?? {}
  const { text, zone } = texts
  return (
    <>
      <p>
        <Link to={back.to}>{back.text}</Link>
      </p>
      <h1 className="mt-2 text-title font-semibold">{heading}</h1>
      <Problems said={typed?.problems} />
      <p role="status">{saved && !typed && desk.saved}</p>
      <p className="mt-2">{own ? texts.on : texts.off}</p>
      <Form method="post" action={page} className="mt-3">
        <Submit quiet name="intent" value={own ? 'off' : 'on'} pending={desk.saving}>
          {own ? texts.turnOff : texts.turnOn}
        </Submit>
      </Form>
      {own && week && timeZone && (
        <>
          <HoursEditor
            key={JSON.stringify([week, timeZone])}
            week={week}
            timeZone={timeZone}
            zones={own.zones}
            page={page}
            preview={typed?.preview ?? own.preview}
            published={own.published}
            wrong={typed?.wrong ?? {}}
            texts={text && zone ? { text, zone } : undefined}
            asked={asked}
          />
          {children}
        </>
      )}
    </>
  )
}
