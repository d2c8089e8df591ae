import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { More } from '#app/components/ui/more.tsx'
import { privatePage } from '#app/private-page.ts'
import { explained as words } from '#app/words/ledger.ts'
import { LedgerPage } from './documents.ts'
import { Entry } from './entry.tsx'

export const meta = privatePage(words.title)

const filters = ['booking', 'mentor', 'key', 'account', 'currency', 'from', 'to'] as const

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url)
  const asked = filters.flatMap((name) => {
    const value = searchParams.get(name)
    return value ? [[name, value] as const] : []
  })
  const after = searchParams.get('after') || null
  const { ledgerEntries } = await ask(visit, LedgerPage, { ...Object.fromEntries(asked), after })
  const { edges, pageInfo } = ledgerEntries
  return { asked: Object.fromEntries(asked), rows: edges.map(({ node }) => node), pageInfo }
}

export default function LedgerRoute() {
  const { asked, rows, pageInfo } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      {Object.entries(asked).map(([name, value]) => (
        <p key={name} className="text-small text-text-quiet wrap-anywhere">
          {words.asked[name] ?? name}: {value}
        </p>
      ))}
      {rows.length === 0 && <p className="mt-4">{words.none}</p>}
      <ul className="mt-4 grid gap-4">
        {rows.map((entry) => (
          <li key={entry.key}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
      <More page={pageInfo} asked={asked} />
    </>
  )
}
