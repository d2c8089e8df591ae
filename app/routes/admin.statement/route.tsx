import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { CsvLink } from '#app/components/ledger/csv-link.tsx'
import { askedPeriod } from '#app/components/ledger/period.ts'
import { PeriodForm } from '#app/components/ledger/period-form.tsx'
import { Statement } from '#app/components/ledger/statement.tsx'
import { PeriodHead, StatementPage } from '#app/components/ledger/statement-page.ts'
import { More } from '#app/components/ui/more.tsx'
import { privatePage } from '#app/private-page.ts'
import { statement as words } from '#app/words/ledger.ts'

export const meta = privatePage(words.title)

const MentorByHandle = graphql(`
  query MentorByHandle($handle: String!) {
    mentor(handle: $handle) {
      id
    }
  }
`)

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url)
  const handle = searchParams.get('mentor')
  const { now, currencies } = await ask(visit, PeriodHead, {})
  const of = handle
    ? ((await ask(visit, MentorByHandle, { handle })).mentor?.id ?? '')
    : (searchParams.get('of') ?? '')
  if (!of) throw data(null, 404)
  const period = askedPeriod(searchParams, now, currencies[0] ?? 'USD')
  const after = searchParams.get('after') || null
  const { node } = await ask(visit, StatementPage, { of, ...period, after })
  if (node?.__typename === 'Mentor' && node.statement)
    return { of, period, currencies, name: node.name, text: words.mentor, statement: node.statement }
  if (node?.__typename === 'Program' && node.programStatement)
    return { of, period, currencies, name: node.name, text: words.program, statement: node.programStatement }
  throw data(null, 404)
}

export default function AdminStatementRoute() {
  const { of, period, currencies, name, text, statement } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.of(name)}</h1>
      <p className="mt-2">
        {text} {words.days}
      </p>
      <PeriodForm {...period} currencies={currencies} asked={{ of }} />
      <Statement of={statement} explained />
      <More page={statement.lines.pageInfo} asked={{ of, ...period }} />
      <CsvLink to="/statement.csv" asked={{ of, ...period }} />
    </>
  )
}
