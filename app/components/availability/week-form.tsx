import { Form } from '@remix-run/react'
import type { FormEventHandler, ReactNode } from 'react'
import { type ZoneGroup, ZoneOptions } from '#app/components/booking/zone-options.tsx'
import { weekdays } from '#app/time/weekdays.ts'
import { hours as words } from '#app/words/desk.ts'
import { CopyDay } from './copy-day.tsx'
import { Ranges } from './ranges.tsx'
import { SaveBar } from './save-bar.tsx'
import type { Week, WrongDays } from './week.ts'

/** What is said above the week, and of its zone. */
export type WeekTexts = { text: string; zone: string }

type Props = {
  week: Week
  timeZone: string
  zones: readonly ZoneGroup[]
  page: string
  typing: { onInput: FormEventHandler<HTMLFormElement>; onSubmit: () => void }
  /** What the hours come to. */
  status: string
  wrong: WrongDays
  texts?: WeekTexts | undefined
  /** What else is asked about the zone. */
  children?: ReactNode
}

export function WeekForm({ week, timeZone, zones, page, typing, status, wrong, ...props }: Props) {
  const { texts = words, children } = props
  return (
    <Form method="post" action={page} {...typing} className="max-w-3xl" aria-labelledby="weekly">
      <h2 id="weekly" className="mt-4 text-lead font-semibold">
        {words.weekly}
      </h2>
      <p className="mt-1">{texts.text}</p>
      <label htmlFor="timeZone" className="label mt-4">
        {texts.zone}
      </label>
      <select id="timeZone" name="timeZone" defaultValue={timeZone} className="input max-w-sm">
        <ZoneOptions zone={timeZone} zones={zones} />
      </select>
      {children}
      <div className="mt-6 grid gap-4">
        {weekdays.map((day) => (
          <fieldset key={day} className="grid gap-2 sm:grid-cols-[8rem_1fr]">
            <legend className="label float-start">{words.days[day]}</legend>
            <Ranges name={day} day={words.days[day]} ranges={week[day]} errors={wrong[day]} />
          </fieldset>
        ))}
      </div>
      <SaveBar>{status}</SaveBar>
      <CopyDay />
    </Form>
  )
}
