import { whenText } from '#app/components/ui/when.tsx'
import type { Day } from '#app/time/days.ts'
import { useReader } from '#app/time/reader.ts'
import { slots as words } from '#app/words/booking.ts'
import type { Calendar } from './calendar.ts'

type Props = {
  calendar: Calendar
  page: string
  /** What every link keeps of the address. */
  keep: { zone: string; minutes?: string }
}

/** The days that have times, each a link; paging and the months below. */
export function Days({ calendar, page, keep }: Props) {
  const { first, days, chosen, earlier, later, next, months } = calendar
  const link = (query: Record<string, string>) =>
    `${page}?${new URLSearchParams({ ...query, ...keep })}#times`
  return (
    <nav aria-labelledby="days">
      <h2 id="days" className="text-lead font-semibold">
        {words.days}
      </h2>
      {days.length === 0 && <Empty next={next} link={link} />}
      <ul className="mt-3 grid gap-2">
        {days.map(({ day, count }) => (
          <li key={day}>
            <a
              className="choice w-full justify-between"
              href={link({ day, from: first })}
              {...(day === chosen?.day && { 'aria-current': 'date' as const })}
            >
              <DayName day={day} />
              <span className="font-normal text-text-quiet">{words.count(count)}</span>
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-3 flex min-h-11 flex-wrap items-center gap-x-6">
        {earlier && <a href={link({ from: earlier })}>{words.earlier}</a>}
        {later && <a href={link({ from: later })}>{words.later}</a>}
      </p>
      {months.length > 1 && (
        <>
          <h3 className="text-small text-text-quiet">{words.months}</h3>
          <ul className="flex flex-wrap gap-x-4">
            {months.map((day) => (
              <li key={day}>
                <a href={link({ from: day })} className="inline-flex min-h-8 items-center">
                  <MonthName day={day} />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  )
}

type EmptyProps = { next: Day | null; link: (query: Record<string, string>) => string }

function Empty({ next, link }: EmptyProps) {
  if (!next) return <p className="mt-3">{words.noneAtAll}</p>
  return (
    <p className="mt-3">
      {words.noneThisWeek} {words.nextFree}{' '}
      <a href={link({ from: next })}>
        <DayName day={next} />
      </a>
      .
    </p>
  )
}

/** A day has no zone: it is written as its noon in UTC. */
export function DayName({ day }: { day: Day }) {
  const { locale } = useReader()
  const text = whenText({ at: `${day}T12:00:00Z`, show: 'day', locale, timeZone: 'UTC' })
  return <time dateTime={day}>{text}</time>
}

function MonthName({ day }: { day: Day }) {
  const { locale } = useReader()
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return <>{new Intl.DateTimeFormat(locale, options).format(new Date(`${day}T12:00:00Z`))}</>
}
