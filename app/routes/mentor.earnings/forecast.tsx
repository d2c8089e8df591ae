import type { ResultOf } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { useReader } from '#app/time/reader.ts'
import { forecast as words } from '#app/words/fee.ts'

/** Apart from the page's own document, which is full. */
export const ForecastPart = graphql(`
  query ForecastPart {
    releasesAhead {
      firstDay
      sessions
      ahead
      amount {
        amount
        currency
      }
    }
  }
`)

type Week = ResultOf<typeof ForecastPart>['releasesAhead'][number]

/** What will be released when, week by week. */
export function Forecast({ weeks }: { weeks: readonly Week[] }) {
  const { locale } = useReader()
  if (weeks.length === 0) return null
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <section className="mt-8" aria-labelledby="forecast">
      <h2 id="forecast" className="text-lead font-semibold">
        {words.title}
      </h2>
      <p className="mt-2 text-text-quiet">{words.text}</p>
      <ul className="mt-3 max-w-xl">
        {weeks.map(({ firstDay, sessions, ahead, amount }) => (
          <li
            key={firstDay + amount.currency}
            className="flex justify-between gap-4 border-b border-line py-2"
          >
            <span>
              {words.week} <time dateTime={firstDay}>{day.format(new Date(`${firstDay}T00:00:00Z`))}</time>
              <span className="block text-small text-text-quiet">{words.sessions(sessions, ahead)}</span>
            </span>
            <Cost of={amount} />
          </li>
        ))}
      </ul>
    </section>
  )
}
