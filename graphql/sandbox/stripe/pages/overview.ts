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
  { kind: 'product', title: 'Products', columns: ['name', 'active'] },
  { kind: 'price', title: 'Prices', columns: ['product', 'active', 'lookup_key'] },
  { kind: 'payment_intent', title: 'Payments', columns: ['status', 'latest_charge', 'transfer_group'] },
  { kind: 'charge', title: 'Charges', columns: ['status', 'payment_intent', 'disputed'] },
  { kind: 'dispute', title: 'Disputes', columns: ['status', 'reason', 'charge'] },
  { kind: 'refund', title: 'Refunds', columns: ['status', 'payment_intent'] },
  { kind: 'account', title: 'Accounts', columns: ['email', 'details_submitted', 'payouts_enabled'] },
  { kind: 'bank_account', title: 'Bank accounts', columns: ['account', 'last4', 'status'] },
  { kind: 'transfer', title: 'Transfers', columns: ['destination', 'amount_reversed', 'transfer_group'] },
  { kind: 'payout', title: 'Bank payouts', columns: ['status', 'currency'] },
  {
    kind: 'balance_transaction',
    title: 'Balance transactions',
    columns: ['type', 'source', 'fee', 'status'],
  },
  { kind: 'event', title: 'Events', columns: ['type'] },
]
const NEWEST = 25

export async function overview(pool: pg.Pool, pressable: boolean): Promise<Overview> {
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
    section(table.title, ['id', 'amount', ...table.columns], rows.map(flat), pressable),
  )
  const columns = ['event', 'type', 'attempt', 'state', 'fault', 'answer']
  const body = html`<h1>Stripe sandbox</h1>
<p class="quiet">The newest ${NEWEST} of everything. Amounts are in the currency they were made in.</p>
${sections}${section('Deliveries', columns, deliveries, false)}`
  const data = Object.fromEntries(lists.map(([table, rows]) => [table.kind, rows]))
  return { data: { ...data, deliveries } as Overview['data'], page: page('Stripe sandbox', body) }
}

function flat(body: Body): Body {
  const amount = body.amount ?? body.amount_total ?? body.unit_amount
  const currency = typeof body.currency === 'string' ? body.currency : null
  return { ...body, amount: currency && typeof amount === 'number' ? shown(amount, currency) : '' }
}

const buttons: Record<string, [name: string, text: string][]> = {
  charge: [
    ['charge', 'Contest'],
    ['inquiry', 'Ask about'],
  ],
  account: [
    ['ask', 'Ask for tax number'],
    ['late', 'Be late'],
    ['give', 'Give it'],
  ],
  dispute: [
    ['won', 'Won'],
    ['lost', 'Lost'],
  ],
}

const over = ['won', 'lost', 'warning_closed', 'prevented', 'failed']

/** What a cardholder or a bank can do about a row: a form without script. */
function doings({ object, id, status }: Body): Html | string {
  // A payment to a connected account is the other end of a transfer: no cardholder stands behind it.
  const none = over.includes(String(status)) || String(id).startsWith('py_')
  const offered = none ? [] : (buttons[String(object)] ?? [])
  if (offered.length === 0) return ''
  const desk = String(object) === 'account' ? 'accounts' : 'disputes'
  return html`<form method="post" action="/sandbox/stripe/${desk}" class="row">${offered.map(
    ([name, text]) =>
      html`<button class="second" name="${name}" value="${String(id)}" aria-label="${text} ${String(id)}">${text}</button>`,
  )}</form>`
}

function section(title: string, columns: string[], rows: Body[], pressable: boolean): Html {
  const acts = pressable && rows.some(({ object }) => String(object) in buttons)
  const id = title.toLowerCase().replaceAll(' ', '-')
  const head = columns.map((column) => html`<th scope="col">${column.replaceAll('_', ' ')}</th>`)
  const lines = rows.map(
    (row) =>
      html`<tr>${columns.map((column) => html`<td>${cell(row, column)}</td>`)}${acts && html`<td>${doings(row)}</td>`}</tr>`,
  )
  const table = html`<div class="wide" role="region" aria-label="Table: ${title}" tabindex="0"><table>
<thead><tr>${head}${acts && html`<th scope="col">have it</th>`}</tr></thead><tbody>${lines}</tbody></table></div>`
  return html`<section class="card"><h2 id="${id}">${title}</h2>${rows.length > 0 ? table : html`<p class="quiet">None yet.</p>`}</section>`
}

function cell(row: Body, column: string): Html | string {
  const value = row[column]
  if (column === 'id' && typeof row.url === 'string')
    return html`<a href="${safeHref(row.url)}"><code>${String(value)}</code></a>`
  return value === null || value === undefined ? '' : String(value)
}
