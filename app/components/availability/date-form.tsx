import { Form, Link } from '@remix-run/react'
import { Problems } from '#app/components/ui/problem.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { whenText } from '#app/components/ui/when.tsx'
import { monthOn } from '#app/time/months.ts'
import { useReader } from '#app/time/reader.ts'
import { oneDate as words } from '#app/words/availability.ts'
import { desk } from '#app/words/desk.ts'
import { type DayFacts, DayState } from './day-state.tsx'
import { Ranges } from './ranges.tsx'
import type { Range } from './read-ranges.ts'

type Props = {
  day: DayFacts
  zone: string
  /** What was typed and refused. */
  refused: { hours: readonly Range[]; problems: readonly string[] } | undefined
  /** The calendar's page, and what the link there says. */
  back: { page: string; text: string }
}

/** The hours of one date: as they are, and a form that changes them alone. */
export function DateForm({ day, zone, refused, back }: Props) {
  const { locale } = useReader()
  const name = whenText({ at: `${day.date}T12:00:00Z`, show: 'day', locale, timeZone: 'UTC' })
  const hours = refused?.hours ?? day.hours
  return (
    <div className="max-w-2xl">
      <h1 className="text-title font-semibold">{words.title(name)}</h1>
      <Problems said={refused?.problems} />
      <section aria-labelledby="now" className="notice mt-4">
        <h2 id="now" className="font-semibold">
          {words.now}
        </h2>
        <DayState day={day} zone={zone} />
      </section>
      <Form method="post" className="mt-6" key={JSON.stringify(hours)}>
        <h2 className="text-lead font-semibold">{words.change}</h2>
        <p className="mt-1 mb-3">{words.text}</p>
        <Ranges name="date" day={words.day} ranges={hours} />
        <p className="mt-4 flex flex-wrap gap-3">
          <Submit name="intent" value="save" pending={desk.saving}>
            {words.save}
          </Submit>
          <Submit quiet name="intent" value="close" pending={desk.saving}>
            {words.close}
          </Submit>
          {day.overridden && (
            <Submit quiet name="intent" value="follow" pending={desk.saving}>
              {words.follow}
            </Submit>
          )}
        </p>
      </Form>
      <p className="mt-6">
        <Link to={monthOn(back.page, day.date)}>{back.text}</Link>
      </p>
    </div>
  )
}
