import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { invoice as words } from '#app/words/invoice.ts'

export const handle = { plain: true }

export const meta = privatePage(words.title)

const InvoicePage = graphql(`
  query InvoicePage($secret: UUID!) {
    invoice(secret: $secret) {
      state
      title
      reference
      dueAt
      payTo
      backUrl
      amount {
        amount
        currency
      }
    }
  }
`)

export async function loader(visit: LoaderFunctionArgs) {
  const { invoice } = await ask(visit, InvoicePage, { secret: visit.params.secret ?? '' })
  if (!invoice) throw data(null, 404)
  return { invoice }
}

const says: Record<string, string> = { OPEN: words.text, PAID: words.paid }

/** What to write on the transfer, for whoever has the address. */
export default function InvoiceRoute() {
  const { invoice } = useLoaderData<typeof loader>()
  const { state, title, reference, dueAt, payTo, backUrl, amount } = invoice
  return (
    <div className="max-w-2xl">
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className={`notice mt-4 ${state === 'PAID' ? 'notice-good' : 'notice-warn'}`} role="status">
        {says[state] ?? words.over}
      </p>
      <dl className="facts mt-4">
        <dt>{words.what}</dt>
        <dd>{title}</dd>
        <dt>{words.amount}</dt>
        <dd>
          <Cost of={amount} />
        </dd>
        <dt>{words.reference}</dt>
        <dd className="font-semibold">{reference}</dd>
        {dueAt && state === 'OPEN' && (
          <>
            <dt>{words.due}</dt>
            <dd>
              <When at={dueAt} />
            </dd>
          </>
        )}
        <dt>{words.to}</dt>
        <dd className="wrap-anywhere whitespace-pre-line">{payTo.join('\n')}</dd>
      </dl>
      <p className="no-print mt-6">
        {words.print} <a href={backUrl}>{words.back}</a>
      </p>
    </div>
  )
}
