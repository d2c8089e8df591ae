import type { LoaderFunctionArgs } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { csvFile, csvText } from '#app/components/ledger/csv.ts'
import { PeriodHead } from '#app/components/ledger/statement-page.ts'
import { askedYear, sums, YearPage } from '#app/components/ledger/year-page.ts'
import { statement, year as words } from '#app/words/ledger.ts'

/** A line per month and currency; who is no mentor has no such file. */
export async function loader(visit: LoaderFunctionArgs) {
  const { now } = await ask(visit, PeriodHead, {})
  const year = askedYear(new URL(visit.request.url).searchParams, now)
  const { viewer } = await ask(visit, YearPage, { year })
  if (!viewer?.mentor?.earningsByMonth) throw new Response(null, { status: 404 })
  const head = [words.month, words.sessions, ...sums.map((sum) => words[sum]), statement.currency]
  const rows = viewer.mentor.earningsByMonth.map((month) => [
    month.month,
    String(month.sessions),
    ...sums.map((sum) => month[sum]),
    month.earned.currency,
  ])
  return csvFile(`earnings-${year}`, csvText(head, rows))
}
