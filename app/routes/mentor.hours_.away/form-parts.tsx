import { Form, Link } from '@remix-run/react'
import type { Control } from '#app/components/ui/field.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { whenText } from '#app/components/ui/when.tsx'
import { useReader } from '#app/time/reader.ts'
import { away as words } from '#app/words/availability.ts'
import { desk } from '#app/words/desk.ts'

/** What the API said to one of the page's forms, and what had been typed. */
export type Refused = {
  intent: string
  values: Record<string, string>
  problem: string
  errors: Record<string, string[]>
}

/** A field of the form with this intent, as it was sent when that form was refused. */
export function controlOf(intent: string, name: string, known: string, refused: Refused | null): Control {
  const mine = refused?.intent === intent ? refused : null
  const id = `${intent}-${name}`
  return {
    id,
    name,
    initialValue: mine?.values[name] ?? known,
    errors: mine?.errors[name],
    errorId: `${id}-error`,
    descriptionId: `${id}-hint`,
  }
}

export function RefusedNotice({ intent, refused }: { intent: string; refused: Refused | null }) {
  return refused?.intent === intent ? <Problem>{refused.problem}</Problem> : null
}

export function DayText({ day }: { day: string }) {
  const { locale } = useReader()
  const text = whenText({ at: `${day}T12:00:00Z`, show: 'day', locale, timeZone: 'UTC' })
  return (
    <time dateTime={day}>
      {text} {day.slice(0, 4)}
    </time>
  )
}

type Entry = { id: string; firstDate: string; lastDate: string; note: string }
type ListProps = { entries: readonly Entry[]; intent: string; none: string }

/** Stretches of days, each with a button that takes it out. */
export function Entries({ entries, intent, none }: ListProps) {
  if (entries.length === 0) return <p className="mt-3">{none}</p>
  return (
    <ul className="mt-3 grid gap-2">
      {entries.map(({ id, firstDate, lastDate, note }) => (
        <li key={id} className="card flex flex-wrap items-center justify-between gap-4">
          <p>
            <DayText day={firstDate} />
            {lastDate !== firstDate && (
              <>
                {' '}
                {words.to} <DayText day={lastDate} />
              </>
            )}
            {note && <span className="block text-small text-text-quiet">{note}</span>}
          </p>
          <Form method="post">
            <input type="hidden" name="id" value={id} />
            <Submit quiet name="intent" value={intent} pending={desk.saving}>
              {words.remove}{' '}
              <span className="sr-only">
                {note} {firstDate}
              </span>
            </Submit>
          </Form>
        </li>
      ))}
    </ul>
  )
}

/** The next page of a list, when there is one. */
export function More({ list, after }: { list: 'timeOff' | 'travel'; after: string | null }) {
  if (!after) return null
  return (
    <p className="mt-3">
      <Link to={`/mentor/hours/away?${new URLSearchParams({ [list]: after })}`}>{words.more[list]}</Link>
    </p>
  )
}
