import type pg from 'pg'
import { type Html, html, page, safeHref } from '../../page/html.ts'
import { shown } from '../currency.ts'
import type { Kind } from '../world.ts'

type Body = Record<string, unknown>
type Delivery = {
  event: string
  type: string
  attempt: number
  state: string
  fault: string | null
  answer: string | null
}

/** The newest of everything, as data and as a page for people. */
export type Overview = { data: Record<string, Body[]> & { deliveries: Delivery[] }; page: string }

const tables: { kind: Kind; title: string; columns: string[] }[] = [
  {
    kind: 'checkout.session',
    title: 'Checkout Sessions',
    columns: ['status', 'payment_status', 'customer_email'],
  },
  { kind: 'payment_intent', title: 'Payments', columns: ['status', 'latest_charge', 'transfer_group'] },
  { kind: 'refund', title: 'Refunds', columns: ['status', 'payment_intent'] },
  { kind: 'account', title: 'Accounts', columns: ['email', 'details_submitted', 'payouts_enabled'] },
  { kind: 'transfer', title: 'Transfers', columns: ['destination', 'amount_reversed', 'transfer_group'] },
  { kind: 'event', title: 'Events', columns: ['type'] },
]
const NEWEST = 25

export async function overview(pool: pg.Pool): Promise<Overview> {
  const lists: [(typeof tables)[number], Body[]][] = []
  for (const table of tables) {
    const { rows } = await pool.query<{ body: Body }>(
      'select body from sandbox.stripe_object where type = $1 order by seq desc limit $2',
      [table.kind, NEWEST],
    )
    lists.push([table, rows.map(({ body }) => body)])
  }
  const { rows: deliveries } = await pool.query<Delivery>(
    `select d.event, e.body->>'type' as type, d.attempt, d.state, d.fault, d.answer from sandbox.stripe_delivery d
     join sandbox.stripe_object e on e.id = d.event order by d.position desc limit $1`,
    [NEWEST],
  )
  const sections = lists.map(([table, rows]) =>
    section(table.title, ['id', 'amount', ...table.columns], rows.map(flat)),
  )
  const columns = ['event', 'type', 'attempt', 'state', 'fault', 'answer']
  const body = html`<h1>Stripe sandbox</h1>
<p class="quiet">The newest ${NEWEST} of everything. Amounts are in the currency they were made in.</p>
${sections}${section('Deliveries', columns, deliveries)}`
  const data = Object.fromEntries(lists.map(([table, rows]) => [table.kind, rows]))
  return { data: { ...data, deliveries } as Overview['data'], page: page('Stripe sandbox', body) }
}

function flat(body: Body): Body {
  const amount = body.amount ?? body.amount_total
  const currency = typeof body.currency === 'string' ? body.currency : null
  return { ...body, amount: currency && typeof amount === 'number' ? shown(amount, currency) : '' }
}

function section(title: string, columns: string[], rows: Body[]): Html {
  const id = title.toLowerCase().replaceAll(' ', '-')
  const head = columns.map((column) => html`<th scope="col">${column.replaceAll('_', ' ')}</th>`)
  const lines = rows.map(
    (row) => html`<tr>${columns.map((column) => html`<td>${cell(row, column)}</td>`)}</tr>`,
  )
  const table = html`<div class="wide" role="region" aria-label="Table: ${title}" tabindex="0"><table>
<thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table></div>`
  return html`<section class="card"><h2 id="${id}">${title}</h2>${rows.length > 0 ? table : html`<p class="quiet">None yet.</p>`}</section>`
}

function cell(row: Body, column: string): Html | string {
  const value = row[column]
  if (column === 'id' && typeof row.url === 'string')
    return html`<a href="${safeHref(row.url)}"><code>${String(value)}</code></a>`
  return value === null || value === undefined ? '' : String(value)
}
