import { Link } from '@remix-run/react'
import { type Month, weekOrder } from '#app/time/months.ts'
import { useReader } from '#app/time/reader.ts'
import { calendar as words } from '#app/words/availability.ts'
import { hours } from '#app/words/desk.ts'
import { type DayFacts, DayState } from './day-state.tsx'

type Props = {
  month: Month
  days: readonly DayFacts[]
  weekStartsOn: string
  zone: string
  /** The address of the page; each day's lies below it. */
  page: string
}

/** A month, a cell for each day with what holds on it in words; each day leads to its own page. */
export function MonthTable({ month, days, weekStartsOn, zone, page }: Props) {
  const { locale } = useReader()
  const of = new Map(days.map((day) => [day.date, day]))
  const title = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return (
    <section aria-labelledby="month" className="mt-8">
      <h2 id="month" className="text-lead font-semibold">
        {words.month}
      </h2>
      <p className="flex min-h-11 flex-wrap items-center gap-x-6">
        <Link to={`${page}?month=${month.earlier}#month`}>{words.earlier}</Link>
        <Link to={`${page}?month=${month.later}#month`}>{words.later}</Link>
      </p>
      <div className="relative overflow-x-auto">
        <table className="w-full min-w-3xl table-fixed border-collapse text-small">
          <caption className="pb-2 text-start font-semibold">
            {title.format(new Date(`${month.first}T12:00:00Z`))}
          </caption>
          <thead>
            <tr>
              {weekOrder(weekStartsOn).map((weekday) => (
                <th key={weekday} scope="col" className="p-2 text-start">
                  {hours.days[weekday]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {month.weeks.map((week) => (
              <tr key={week[0]}>
                {week.map((date) => (
                  <Cell
                    key={date}
                    date={date}
                    day={of.get(date)}
                    zone={zone}
                    month={month.first}
                    page={page}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type CellProps = { date: string; day: DayFacts | undefined; zone: string; month: string; page: string }

function Cell({ date, day, zone, month, page }: CellProps) {
  const { locale } = useReader()
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  const other = date.slice(0, 7) !== month.slice(0, 7)
  return (
    <td className="border border-line p-2 align-top" data-date={date}>
      <Link to={`${page}/${date}`} className="inline-flex min-h-8 min-w-8 items-center font-semibold">
        {Number(date.slice(8))}
        <span className={other ? 'ms-1' : 'sr-only'}> {name.format(new Date(`${date}T12:00:00Z`))}</span>
        <span className="sr-only">{words.edit}</span>
      </Link>
      {day && <DayState day={day} zone={zone} />}
    </td>
  )
}
