import type { Movement } from '#graphql/domain/ledger/movements.ts'
import { money } from '#graphql/domain/money/money.ts'
import type { HandTaskKind } from '#graphql/domain/payment/hand.ts'
import type { Payments, ProviderEvent, Refund, Transfer } from '../port.ts'
import { balances, findTask, type Task, tasksWhere, writeTask } from './book.ts'
import { done, type InvoiceOptions, keyReused, newTask, refused } from './checkouts.ts'

const PAGE = 100
/** So many tasks at once: one may move the balance twice. */
const MOVED = PAGE / 2

type Refunds = Pick<Payments, 'refund' | 'fetchRefund' | 'findRefund'>

/** Refunds wait until somebody has sent them. */
export function refunds(options: InvoiceOptions): Refunds {
  const { pool } = options
  return {
    async refund({ idempotencyKey: key, ...request }) {
      const { paymentIntentId, amount } = request
      const again = await tasksWhere(pool, 'key = $1', [key])
      const invoice = await findTask(pool, 'INVOICE', paymentIntentId)
      if (invoice?.state !== 'DONE') return refused('resource_missing', 'This invoice was not paid.')
      const others = await ofInvoice(paymentIntentId, `state <> 'FAILED'`)
      const given = others.reduce((sum, task) => sum + task.amount.minor, 0n)
      if (again.length === 0 && given + amount.minor > invoice.amount.minor)
        return refused('amount_too_large', 'More than is left of this invoice cannot go back.')
      const task = await writeTask(pool, {
        ...newTask(options),
        ...{
          kind: 'REFUND',
          request: storable(request),
          belongsTo: paymentIntentId,
          amount,
          dueAt: null,
          key,
        },
      })
      return task ? done(refundOf(task)) : keyReused
    },
    async fetchRefund(id) {
      const task = await findTask(pool, 'REFUND', id)
      return task ? done(refundOf(task)) : refused('resource_missing', 'There is no such refund.')
    },
    async findRefund(paymentIntentId, refundId) {
      const found = await ofInvoice(paymentIntentId, 'true')
      const task = found.find(({ request }) => request.metadata.refundId === refundId)
      return done(task ? refundOf(task) : null)
    },
  }

  function ofInvoice(id: string, rest: string) {
    return tasksWhere(
      pool,
      `kind = 'REFUND' and belongs_to = $1 and ${rest} order by created_at desc, id desc`,
      [id],
    )
  }
}

/** Amounts in minor units as digits: JSON has no whole numbers of any size. */
function storable<
  T extends { metadata: Record<string, string>; amount: { minor: bigint; currency: string } },
>(request: T) {
  const { minor, currency } = request.amount
  return { ...request, amount: { minor: minor.toString(), currency } }
}

const refundStatus = { OPEN: 'pending', DONE: 'succeeded', FAILED: 'failed', EXPIRED: 'failed' } as const

const refundOf = ({ id, state, amount, belongsTo, reason, request }: Task): Refund => ({
  id,
  status: refundStatus[state],
  reason: state === 'OPEN' ? 'somebody still has to send it' : reason,
  amount,
  paymentIntentId: belongsTo,
  transactionId: state === 'OPEN' ? null : movementId(id),
  failureTransactionId: state === 'FAILED' ? returnId(id) : null,
  metadata: request.metadata,
})

type Transfers = Pick<Payments, 'transfer' | 'fetchTransfer' | 'findTransfers' | 'balance'>

/** So does a mentor's share; only what is there is sent. */
export function transfers(options: InvoiceOptions): Transfers {
  const { pool } = options
  return {
    async transfer({ idempotencyKey: key, ...request }) {
      const { amount, transferGroup, destination } = request
      const known = await tasksWhere(pool, 'key = $1', [key])
      const no = known.length === 0 ? await whyNot(destination, amount) : null
      if (no) return no
      const task = await writeTask(pool, {
        ...newTask(options),
        ...{
          kind: 'TRANSFER',
          request: storable(request),
          belongsTo: transferGroup,
          amount,
          dueAt: null,
          key,
        },
      })
      if (!task) return keyReused
      return task.state === 'FAILED'
        ? refused('transfer_failed', task.reason ?? 'it could not be sent')
        : done(transferOf(task))
    },
    async fetchTransfer(id) {
      const task = await findTask(pool, 'TRANSFER', id)
      return task ? done(transferOf(task)) : refused('resource_missing', 'There is no such transfer.')
    },
    async findTransfers(group) {
      const found = await tasksWhere(
        pool,
        `kind = 'TRANSFER' and belongs_to = $1 and state <> 'FAILED' order by created_at desc, id desc`,
        [group],
      )
      return done(found.map(transferOf))
    },
    balance: async () => done({ available: await balances(pool), pending: [] }),
  }

  async function whyNot(destination: string, { minor, currency }: Task['amount']) {
    const { rows } = await pool.query(
      'select 1 from hand_account where id::text = $1 and sealed is not null',
      [destination],
    )
    if (rows.length === 0)
      return refused('insufficient_capabilities_for_transfer', 'The mentor has named no bank account.')
    const here = (await balances(pool)).find((each) => each.currency === currency)?.minor ?? 0n
    const promised = await tasksWhere(pool, `state = 'OPEN' and kind <> 'INVOICE' and currency = $1`, [
      currency,
    ])
    const free = promised.reduce((left, task) => left - task.amount.minor, here)
    return free < minor ? refused('balance_insufficient', 'That much is not at the bank.') : null
  }
}

const transferOf = ({ id, state, amount, belongsTo, settledAt, createdAt, request }: Task): Transfer => ({
  id,
  amount,
  reversed: money(0n, amount.currency),
  arrived: state === 'DONE',
  destination: String(request.destination),
  sourceChargeId: typeof request.sourceChargeId === 'string' ? request.sourceChargeId : null,
  transferGroup: belongsTo,
  transactionId: state === 'DONE' ? movementId(id) : null,
  createdAt: settledAt ?? createdAt,
  metadata: request.metadata,
})

const movementId = (id: string) => `hand_${id}`
const returnId = (id: string) => `hand_${id}_back`
const kinds = { INVOICE: 'CAPTURED', REFUND: 'REFUNDED', TRANSFER: 'TRANSFERRED' } as const

/** Newest first. A refund that did not get there left and came back, as the ledger has it. */
function movementsOf(task: Task): Movement[] {
  const { id, kind, state, amount, settledAt: at } = task
  if (!at || (state !== 'DONE' && !(state === 'FAILED' && kind === 'REFUND'))) return []
  const { minor, currency } = amount
  const both = { sourceId: id, fee: money(0n, currency), createdAt: at, availableAt: at }
  const sent: Movement = {
    ...{ ...both, id: movementId(id), kind: kinds[kind], type: kind.toLowerCase() },
    amount: money(kind === 'INVOICE' ? minor : -minor, currency),
  }
  if (state === 'DONE') return [sent]
  return [{ ...both, id: returnId(id), kind: 'REFUND_RETURNED', type: 'refund_failed', amount }, sent]
}

const moved = `(state = 'DONE' or (state = 'FAILED' and kind = 'REFUND'))`

type Books = Pick<Payments, 'listTransactions' | 'findTransactions' | 'listEvents'>

/** What was noted, as movements of a balance and as events. */
export function books({ pool }: InvoiceOptions): Books {
  return {
    async listTransactions(since, after) {
      const found = await tasksWhere(
        pool,
        `${moved} and settled_at >= $1 and ($2::uuid is null or
           (settled_at, id) < (select settled_at, id from hand_task where id = $2::uuid))
         order by settled_at desc, id desc limit ${MOVED + 1}`,
        [since, after?.slice('hand_'.length) ?? null],
      )
      const listed = found.slice(0, MOVED)
      const last = found.length > MOVED ? listed.at(-1) : null
      return done({ transactions: listed.flatMap(movementsOf), next: last ? movementId(last.id) : null })
    },
    findTransactions: async (id) =>
      done((await tasksWhere(pool, 'id::text = $1', [id])).flatMap(movementsOf)),
    async listEvents(cursor) {
      const found = await tasksWhere(pool, `noted_as > $1 order by noted_as limit ${PAGE + 1}`, [
        cursor?.split('_')[0] ?? '0',
      ])
      return done({ events: found.slice(0, PAGE).map(eventOf), more: found.length > PAGE })
    },
  }
}

const typeOf = (kind: HandTaskKind, state: Task['state']): string => {
  if (kind === 'INVOICE') return `checkout.session.${state === 'DONE' ? 'completed' : 'expired'}`
  return kind === 'REFUND' ? 'refund.updated' : 'transfer.settled'
}

/** In the words that webhooks have too, so that what is noted by hand goes the same way. */
export const eventOf = ({ id, kind, state, notedAs, settledAt, createdAt }: Task): ProviderEvent => ({
  id: `${notedAs}_${id}`,
  type: typeOf(kind, state),
  objectType: kind.toLowerCase(),
  objectId: id,
  createdAt: settledAt ?? createdAt,
})
