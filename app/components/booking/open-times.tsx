import type { ReactNode } from 'react'
import type { Calendar } from './calendar.ts'
import { Days } from './days.tsx'
import { Times, type TimesForm } from './times.tsx'
import { ZoneForm } from './zone-form.tsx'
import type { ZoneGroup } from './zone-options.tsx'

type Props = {
  calendar: Calendar
  /** The address of this page. */
  page: string
  zone: string
  zones: readonly ZoneGroup[]
  now: string
  /** Whose clock is shown beside the reader's. */
  other: { name: string; timeZone: string }
  /** What every link keeps of the address beside the zone. */
  keep?: { minutes?: string }
  form: TimesForm
  /** How many share one session; null: each has one alone. */
  seats?: number | null
  /** Above the days. */
  children?: ReactNode
}

/** The zone, the days that have times, and the times of the chosen day: wherever somebody picks one. */
export function OpenTimes({
  calendar,
  page,
  zone,
  zones,
  now,
  other,
  keep = {},
  form,
  seats = null,
  children,
}: Props) {
  const kept = { ...keep, ...calendar.kept }
  return (
    <>
      <ZoneForm action={page} zone={zone} zones={zones} now={now} other={other} keep={kept} />
      <div className="mt-6 grid gap-8 md:grid-cols-2">
        <div>
          {children}
          <Days calendar={calendar} page={page} keep={{ zone, ...keep }} />
        </div>
        <Times calendar={calendar} zone={zone} mentorZone={other.timeZone} form={form} seats={seats} />
      </div>
    </>
  )
}
