import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { CsvLink } from '#app/components/ledger/csv-link.tsx'
import { askedPeriod } from '#app/components/ledger/period.ts'
import { PeriodForm } from '#app/components/ledger/period-form.tsx'
import { Statement } from '#app/components/ledger/statement.tsx'
import { PeriodHead, StatementPage } from '#app/components/ledger/statement-page.ts'
import { More } from '#app/components/ui/more.tsx'
import { privatePage } from '#app/private-page.ts'
import { statement as words } from '#app/words/ledger.ts'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url)
  const { now, currencies, viewer } = await ask(visit, PeriodHead, {})
  if (!viewer?.mentor) throw redirect('/mentor/profile')
  const period = askedPeriod(searchParams, now, currencies[0] ?? 'USD')
  const of = viewer.mentor.id
  const after = searchParams.get('after') || null
  const { node } = await ask(visit, StatementPage, { of, ...period, after })
  if (node?.__typename !== 'Mentor' || !node.statement) throw data(null, 404)
  return { of, period, currencies, statement: node.statement }
}

export default function MentorStatementRoute() {
  const { of, period, currencies, statement } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">
        {words.own} {words.days}
      </p>
      <PeriodForm {...period} currencies={currencies} />
      <Statement of={statement} />
      <More page={statement.lines.pageInfo} asked={period} />
      <CsvLink to="/statement.csv" asked={{ of, ...period }} />
    </>
  )
}
