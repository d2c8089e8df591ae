import { Link } from '@remix-run/react'
import type { ResultOf } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { useReader } from '#app/time/reader.ts'
import { tax as words } from '#app/words/tax.ts'

/** Apart from the page's own document, which is full. */
export const TaxPart = graphql(`
  query TaxPart($year: Int!) {
    viewer {
      mentor {
        payoutAccount {
          transfers
          detailsSubmitted
          taxForm
          requirementsBy
          requirements {
            ask
            urgency
          }
        }
        taxYear(year: $year) {
          year
          gross {
            amount
            currency
          }
          payments
          thresholdAmount {
            amount
            currency
          }
          thresholdPayments
          reached
          percent
          formDueOn
        }
      }
    }
  }
`)

type Mentor = NonNullable<NonNullable<ResultOf<typeof TaxPart>['viewer']>['mentor']>
type Account = NonNullable<Mentor['payoutAccount']>

/** What the payment company wants, in plain words, and the way to give it. */
export function Requirements({ account }: { account: Account }) {
  const { requirements, requirementsBy, detailsSubmitted } = account
  const now = requirements.filter(({ urgency }) => urgency !== 'NEXT')
  if (requirements.length === 0 || (!detailsSubmitted && account.transfers !== 'ACTIVE')) return null
  return (
    <section className={`notice mt-6 ${now.length > 0 ? 'notice-warn' : ''}`} aria-labelledby="wanted">
      <h2 id="wanted" className="font-semibold">
        {words.asks.title}
      </h2>
      <ul>
        {requirements.map(({ ask, urgency }) => (
          <li key={ask}>
            {words.asks.kinds[ask] ?? words.asks.kinds.OTHER}, {words.asks[urgency]}
          </li>
        ))}
      </ul>
      {now.length > 0 && requirementsBy && (
        <p>
          {words.asks.by} <When at={requirementsBy} />
        </p>
      )}
      {now.length > 0 && (
        <form method="post" action="/mentor/earnings/onboard" className="mt-3">
          <button type="submit" className="button">
            {words.asks.tell}
          </button>
        </form>
      )}
    </section>
  )
}

/** Whether a tax form is made for the year, what is missing for it, and where the year's sums are. */
export function Tax({ mentor: { payoutAccount, taxYear } }: { mentor: Mentor }) {
  const { locale } = useReader()
  const state = payoutAccount?.taxForm
  if (!state || !taxYear) return null
  const { year, gross, payments, thresholdAmount, thresholdPayments, reached, percent, formDueOn } = taxYear
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return (
    <section className="mt-8" aria-labelledby="tax">
      <h2 id="tax" className="text-lead font-semibold">
        {words.title}
      </h2>
      <p className="mt-2">{words.states[state] ?? state}</p>
      {state !== 'NONE_NEEDED' && (
        <>
          <p className="mt-2">
            {words.year(year)}: <Cost of={gross} /> {words.gross(payments)}, {words.before} {words.above}{' '}
            <Cost of={thresholdAmount} />
            {words.more(thresholdPayments)} {words.someStates}
          </p>
          <meter className="mt-2 w-full max-w-xl" min={0} max={100} value={percent} aria-label={words.meter}>
            {percent} %
          </meter>
          <p>
            {reached ? (
              <>
                {words.reached}{' '}
                <time dateTime={formDueOn}>{day.format(new Date(`${formDueOn}T00:00:00Z`))}</time>.
              </>
            ) : (
              words.near(percent)
            )}
          </p>
        </>
      )}
      <p className="mt-2">
        <Link to={`/mentor/year?year=${year}`}>{words.summary}</Link>
      </p>
    </section>
  )
}
