import type { LoaderFunctionArgs } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { BooksPage } from '#app/components/ledger/books-page.ts'
import { csvFile, csvText } from '#app/components/ledger/csv.ts'
import { askedPeriod } from '#app/components/ledger/period.ts'
import { PeriodHead } from '#app/components/ledger/statement-page.ts'
import { statement as periodWords, books as words } from '#app/words/ledger.ts'

export async function loader(visit: LoaderFunctionArgs) {
  const { now, currencies } = await ask(visit, PeriodHead, {})
  const period = askedPeriod(new URL(visit.request.url).searchParams, now, currencies[0] ?? 'USD')
  const { dayBook } = await ask(visit, BooksPage, period)
  const { from, to, currency } = period
  const head = [
    words.account,
    words.kind,
    words.opening,
    words.debited,
    words.credited,
    words.closing,
    periodWords.currency,
  ]
  const rows = dayBook.map(({ account, kind, opening, debited, credited, closing }) => [
    account,
    words.kinds[kind] ?? kind,
    opening,
    debited,
    credited,
    closing,
    currency,
  ])
  return csvFile(`books-${from}-${to}-${currency}`, csvText(head, rows))
}
