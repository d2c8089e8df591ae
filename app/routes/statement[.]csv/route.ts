import type { LoaderFunctionArgs } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { csvFile, csvText } from '#app/components/ledger/csv.ts'
import { askedPeriod } from '#app/components/ledger/period.ts'
import { factText } from '#app/components/ledger/statement.tsx'
import { PeriodHead, StatementPage } from '#app/components/ledger/statement-page.ts'
import { statement as words } from '#app/words/ledger.ts'

type Period = ReturnType<typeof askedPeriod>

/** One page of lines; who may not see the statement gets a page that is not there. */
async function pageOf(visit: LoaderFunctionArgs, of: string, period: Period, after: string | null) {
  const { node } = await ask(visit, StatementPage, { of, ...period, after })
  const found =
    node?.__typename === 'Mentor'
      ? node.statement
      : node?.__typename === 'Program'
        ? node.programStatement
        : null
  if (!found) throw new Response(null, { status: 404 })
  return found
}

/** The whole statement, page by page. */
export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url)
  const { now, currencies } = await ask(visit, PeriodHead, {})
  const period = askedPeriod(searchParams, now, currencies[0] ?? 'USD')
  const of = searchParams.get('of') ?? ''
  const first = await pageOf(visit, of, period, null)
  const rows = [...first.lines.edges]
  for (let { pageInfo } = first.lines; pageInfo.hasNextPage; ) {
    const { lines } = await pageOf(visit, of, period, pageInfo.endCursor)
    rows.push(...lines.edges)
    pageInfo = lines.pageInfo
  }
  const { currency, from, to } = period
  const head = [words.day, words.what, words.key, words.booking, words.amount, words.balance, words.currency]
  const text = csvText(head, [
    [from, words.opening, '', '', null, first.opening, currency],
    ...rows.map(({ node: { at, fact, key, booking, amount, balance } }) => [
      at.slice(0, 10),
      factText(fact),
      key,
      booking ? `${booking.title}, ${booking.menteeName}` : '',
      amount,
      balance,
      currency,
    ]),
    [to, words.closing, '', '', null, first.closing, currency],
  ])
  return csvFile(`statement-${from}-${to}-${currency}`, text)
}
